using System.CommandLine;
using System.Globalization;
using Ballistics.Cli.Evaluation;
using Ballistics.Cli.Training;
using Ballistics.Comparison.Embedding;
using Ballistics.Evidence;
using Ballistics.Simulation.Shots;
using Ballistics.Simulation.Studies;

namespace Ballistics.Cli.Commands;

/// <summary><c>ballistics training export --out FOLDER …</c>: marks in the form in which models are trained on them.</summary>
internal static class TrainingCommand
{
    /// <summary>The command with its options.</summary>
    public static Command Create() => new("training", "What models are trained on.") { Export() };

    private static Command Export()
    {
        var target = new Option<string>("--out") { Description = "The folder to write inputs.npy and marks.csv to.", Required = true };
        var folder = new Option<string?>("--folder") { Description = "A folder of scans with labels.csv. Without it marks are simulated." };
        var study = new Option<string?>("--study") { Description = "With --folder: the studies to take, joined by commas. Default: all." };
        var protocol = new Option<string>("--protocol") { Description = "With --folder: what is done to every scan before anything else sees it.", DefaultValueFactory = _ => "as-scanned" };
        var specimen = new Option<SpecimenKind>("--specimen") { Description = "Cartridge cases (impressed marks) or bullets (lands).", DefaultValueFactory = _ => SpecimenKind.CartridgeCase };
        var firearms = new Option<int>("--firearms") { Description = "Simulated: how many firearms.", DefaultValueFactory = _ => 100 };
        var shots = new Option<int>("--shots") { Description = "Simulated: how many shots of each.", DefaultValueFactory = _ => 2 };
        var models = new Option<int>("--models") { Description = "Simulated: how many makes and models.", DefaultValueFactory = _ => 1 };
        var seed = new Option<ulong>("--seed") { Description = "Simulated: where everything comes from.", DefaultValueFactory = _ => 1 };
        var difficulty = new Option<string>("--difficulty") { Description = "Simulated: how unlike the shots of one firearm are.", DefaultValueFactory = _ => Difficulty.Easy.Name };
        var centres = new Option<int>("--centres") { Description = "Take every impressed mark about so many centres squared, 1, 3 or 5.", DefaultValueFactory = _ => 1 };
        var step = new Option<double>("--centre-step") { Description = "From one centre to the next, micrometres.", DefaultValueFactory = _ => 50 };
        var atOnce = new Option<bool>("--at-once") { Description = "Simulated lands: make the profiles at once, without scans; one land of each barrel." };
        protocol.AcceptOnlyFromAmong([.. ProtocolNames.All]);
        difficulty.Validators.Add(result =>
        {
            if (!Difficulty.TryParse(result.GetValueOrDefault<string>() ?? "", out _))
                result.AddError("--difficulty takes easy, hard, or a number from 0 (easy) to 1 (hard).");
        });
        var command = new Command("export", "Write marks as tensors, exactly as the program feeds them to its models.")
        {
            target, folder, study, protocol, specimen, firearms, shots, models, seed, difficulty, centres, step, atOnce,
        };
        command.SetAction((arguments, cancellation) => Task.Run(
            () =>
            {
                bool isStriated = arguments.GetValue(specimen) == SpecimenKind.Bullet;
                IEnumerable<TrainingMark> marks = arguments.GetValue(folder) is { } place
                    ? TrainingMarks.Of(new EvaluationRequest(
                        place, Path.Combine(place, "labels.csv"),
                        arguments.GetValue(study)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
                        ProtocolNames.Parse(arguments.GetRequiredValue(protocol)), Level.Exhibit))
                    : isStriated && arguments.GetValue(atOnce)
                    ? TrainingMarks.Lands(
                        arguments.GetValue(seed), arguments.GetValue(firearms), arguments.GetValue(shots), Difficulty.Parse(arguments.GetRequiredValue(difficulty)))
                    : TrainingMarks.Of(new StudyPlan
                    {
                        Name = "training",
                        Specimen = arguments.GetValue(specimen),
                        Firearms = arguments.GetValue(firearms),
                        Shots = arguments.GetValue(shots),
                        Models = arguments.GetValue(models),
                        Seed = arguments.GetValue(seed),
                        Difficulty = Difficulty.Parse(arguments.GetRequiredValue(difficulty)),
                    });
                (int written, int refused) = TrainingExport.Write(
                    marks, isStriated, EmbeddingInput.Grid(isStriated ? 1 : arguments.GetValue(centres), arguments.GetValue(step) * 1e-6), arguments.GetRequiredValue(target), cancellation);
                arguments.InvocationConfiguration.Output.WriteLine(
                    string.Create(CultureInfo.InvariantCulture, $"{written} marks written, {refused} refused."));
                return CommandLine.Done;
            },
            cancellation));
        return command;
    }
}
