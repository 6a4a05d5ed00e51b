using Ballistics.Cli.Evaluation;
using Ballistics.Cli.Output;
using Ballistics.Tests;

namespace Ballistics.Cli.Tests.Evaluation;

/// <summary>Bullets of Hamby set 252 and of Houston, whose lands are known by the barrel's surface that made them.</summary>
public sealed class RealBulletsTests
{
    [Theory]
    [InlineData("hamby252", 2)]
    [InlineData("houston", 1)]
    [InlineData("hamby252,houston", 3)]
    public void The_right_phase_is_found_for_every_two_bullets_of_one_barrel_and_they_score_above_all_others(string studies, int knownMatches)
    {
        string labels = RealData.Path("labels.csv");
        var request = new EvaluationRequest(Path.GetDirectoryName(labels)!, labels, studies.Split(','), Protocol.AsScanned, Level.Exhibit, IsTimed: false);
        StudyEvaluation evaluation = StudyEvaluation.Run(request, ProgressDisplay.ForConsole(), TestContext.Current.CancellationToken);
        Assert.Equal((knownMatches, knownMatches), LandPhases.Count(evaluation.Pairs, evaluation.Scans));
        double least = evaluation.Pairs.Where(pair => pair.IsKnownMatch).Min(pair => pair.Score);
        Assert.All(evaluation.Pairs.Where(pair => !pair.IsKnownMatch), pair => Assert.True(pair.Score < least, $"{pair.First.Name} and {pair.Second.Name}: {pair.Score}."));
    }
}
