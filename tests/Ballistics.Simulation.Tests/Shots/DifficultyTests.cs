using System.Reflection;
using Ballistics.Simulation.Fields;
using Ballistics.Simulation.Shots;

namespace Ballistics.Simulation.Tests.Shots;

public class DifficultyTests
{
    [Fact]
    public void Between_easy_and_hard_every_bound_moves_in_step()
    {
        Assert.Equal(Difficulty.Easy with { Name = "0" }, Difficulty.Between(0));
        Assert.Equal(Difficulty.Hard with { Name = "1" }, Difficulty.Between(1));
        Difficulty half = Difficulty.Between(0.5);
        foreach (PropertyInfo bound in typeof(Difficulty).GetProperties().Where(property => property.PropertyType == typeof(Interval)))
        {
            var (easy, hard, between) = ((Interval)bound.GetValue(Difficulty.Easy)!, (Interval)bound.GetValue(Difficulty.Hard)!, (Interval)bound.GetValue(half)!);
            Assert.Equal((easy.Low + hard.Low) / 2, between.Low, 1e-9);
            Assert.Equal((easy.High + hard.High) / 2, between.High, 1e-9);
        }
    }

    [Theory]
    [InlineData("easy", "easy")]
    [InlineData("HARD", "hard")]
    [InlineData("0.25", "0.25")]
    public void A_difficulty_is_named_or_is_a_number_from_easy_to_hard(string name, string parsed) => Assert.Equal(parsed, Difficulty.Parse(name).Name);

    [Theory]
    [InlineData("impossible")]
    [InlineData("1.01")]
    [InlineData("-0.5")]
    [InlineData("NaN")]
    public void Anything_else_is_refused_with_what_can_be_used(string name) =>
        Assert.Contains("from 0 (easy) to 1 (hard)", Assert.Throws<ArgumentException>(() => Difficulty.Parse(name)).Message);
}
