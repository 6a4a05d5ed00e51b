using Ballistics.Cli.Evaluation;
using Ballistics.Cli.Output;
using Ballistics.Evidence;
using Ballistics.Simulation.Shots;
using Ballistics.Simulation.Studies;

namespace Ballistics.Cli.Tests.Evaluation;

/// <summary>Breech faces of makes that no parameter was chosen on: milled, filed, turned and cast faces, with hard ammunition.</summary>
public sealed class SimulatedStudiesTests
{
    [Fact]
    public void Makes_that_no_parameter_was_chosen_on_are_told_apart_and_none_is_refused()
    {
        string folder = Path.Combine(Directory.CreateTempSubdirectory("makes").FullName, "study");
        try
        {
            var plan = new StudyPlan
            {
                Name = "makes",
                Specimen = SpecimenKind.CartridgeCase,
                Firearms = 8,
                Shots = 2,
                Models = 4,
                Difficulty = Difficulty.Hard,
                Seed = 5,
            };
            SimulatedStudy.Write([plan], folder, "", cancellation: TestContext.Current.CancellationToken);
            var request = new EvaluationRequest(folder, Path.Combine(folder, SimulatedStudy.LabelsName), [], Protocol.Rotated, Level.Exhibit);
            StudyEvaluation evaluation = StudyEvaluation.Run(request, ProgressDisplay.ForConsole(), TestContext.Current.CancellationToken);
            Assert.Empty(evaluation.Refused);
            Assert.Equal((8, 112), (evaluation.Figures.KnownMatches, evaluation.Figures.KnownNonMatches));
            Assert.All(evaluation.Pairs, pair => Assert.True(double.IsFinite(pair.Score), $"{pair.First.Name} and {pair.Second.Name} have no score."));
            Assert.True(evaluation.Figures.Auc >= 0.99, $"AUC {evaluation.Figures.Auc}.");
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
        }
    }
}
