using System.CommandLine;
using System.Globalization;
using Ballistics.Cli.Output;
using Ballistics.Evidence;
using Ballistics.Simulation.Shots;
using Ballistics.Simulation.Studies;

namespace Ballistics.Cli.Commands;

/// <summary><c>ballistics simulate --out FOLDER …</c>: scans of fired cartridge cases or bullets that never were, with the truth about them.</summary>
internal static class SimulateCommand
{
    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var target = new Option<string>("--out") { Description = "The folder to make; it must not be there yet, or be empty.", Required = true };
        var demo = new Option<bool>("--demo") { Description = "Make the demonstration exhibits that come with the project; only --seed may be given with it." };
        var firearms = new Option<int?>("--firearms") { Description = "How many firearms." };
        var shots = new Option<int?>("--shots") { Description = "How many shots of each." };
        var seed = new Option<ulong>("--seed") { Description = "Where everything comes from: the same seed gives the same scans on every machine.", DefaultValueFactory = _ => DemonstrationStudy.UsualSeed };
        var difficulty = new Option<string>("--difficulty") { Description = "How unlike the shots of one firearm are: easy, hard, or a number from 0 (easy) to 1 (hard).", DefaultValueFactory = _ => Difficulty.Easy.Name };
        var specimen = new Option<SpecimenKind>("--specimen") { Description = "Cartridge cases (breech faces) or bullets (all their lands).", DefaultValueFactory = _ => SpecimenKind.CartridgeCase };
        var models = new Option<int>("--models") { Description = "How many makes and models the firearms are of; 1 makes them all alike in class.", DefaultValueFactory = _ => 1 };
        var sharedTooling = new Option<bool>("--shared-tooling") { Description = "Let firearms of one model share their tool lines (subclass characteristics)." };
        var marks = new Option<string[]>("--marks") { Description = "Which marks of cartridge cases: BreechFaceImpression (alone, where none is named), FiringPinImpression, EjectorMark, ApertureShear.", AllowMultipleArgumentsPerToken = true };
        var light = new Option<Lighting?>("--light") { Description = "Take pictures in this light, ring or side, instead of measuring heights." };
        var name = new Option<string>("--study") { Description = "The study's name, which begins every exhibit's.", DefaultValueFactory = _ => "simulated" };
        difficulty.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } named && !Difficulty.TryParse(named, out _))
                result.AddError($"'{named}' is no difficulty. Use easy, hard, or a number from 0 (easy) to 1 (hard).");
        });
        var command = new Command("simulate", "Make simulated scans with labels.csv (the truth) and provenance.json (how to make them again).")
        {
            target, demo, firearms, shots, seed, difficulty, specimen, models, sharedTooling, marks, light, name,
        };
        Option[] notWithDemo = [firearms, shots, difficulty, specimen, models, sharedTooling, marks, light, name];
        command.Validators.Add(result =>
        {
            bool isDemo = result.GetValue(demo);
            foreach (Option option in notWithDemo.Where(option => isDemo && result.GetResult(option) is { Implicit: false }))
                result.AddError($"{option.Name} cannot be given with --demo, whose exhibits are fixed.");
            foreach (Option option in (Option[])[firearms, shots])
                if (!isDemo && result.GetResult(option) is null)
                    result.AddError($"{option.Name} is missing: say how many {option.Name.TrimStart('-')}, or give --demo.");
        });
        command.SetAction((arguments, cancellation) => Task.Run(
            () =>
            {
                string folder = arguments.GetRequiredValue(target);
                IReadOnlyList<StudyPlan> plans = arguments.GetValue(demo) ? DemonstrationStudy.Plans(arguments.GetRequiredValue(seed)) :
                [
                    new StudyPlan
                    {
                        Name = arguments.GetRequiredValue(name),
                        Specimen = arguments.GetRequiredValue(specimen),
                        Firearms = arguments.GetRequiredValue(firearms)!.Value,
                        Shots = arguments.GetRequiredValue(shots)!.Value,
                        Seed = arguments.GetRequiredValue(seed),
                        Difficulty = Difficulty.Parse(arguments.GetRequiredValue(difficulty)),
                        Models = arguments.GetRequiredValue(models),
                        SharesTooling = arguments.GetValue(sharedTooling),
                        Marks = Kinds(arguments.GetValue(marks)),
                        Light = arguments.GetValue(light),
                    },
                ];
                string line = $"ballistics {string.Join(' ', arguments.Tokens.Select(token => token.Value))}";
                Provenance made = Make(plans, folder, line, cancellation);
                arguments.InvocationConfiguration.Output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{made.Files.Count} scans in {folder}; labels.csv has SHA-256 {made.LabelsSha256}."));
                return CommandLine.Done;
            },
            cancellation));
        return command;
    }

    private static IReadOnlyList<MarkKind> Kinds(string[]? names)
    {
        try
        {
            return names is null or [] ? [MarkKind.BreechFaceImpression] : [.. names.Select(MarkKind.Parse)];
        }
        catch (ArgumentException exception)
        {
            throw new CommandException(exception.Message);
        }
    }

    private static Provenance Make(IReadOnlyList<StudyPlan> plans, string folder, string line, CancellationToken cancellation)
    {
        try
        {
            Provenance? made = null;
            int scans = (int)Math.Min(int.MaxValue, plans.Sum(StudyMarks.Count));
            ProgressDisplay.ForConsole().Run("scans", scans, written => made = SimulatedStudy.Write(plans, folder, line, written, cancellation));
            return made!;
        }
        catch (ArgumentException exception)
        {
            throw new CommandException(exception.Message);
        }
    }
}
