using System.CommandLine;
using Ballistics.Search.Disclosures;

namespace Ballistics.Cli.Commands;

/// <summary><c>ballistics disclosure verify FILE</c>: checks a disclosure package without the service and makes its comparisons again.</summary>
internal static class DisclosureCommand
{
    /// <summary>The command with its options.</summary>
    public static Command Create() => new("disclosure", "Check what a search disclosed.") { CreateVerify() };

    private static Command CreateVerify()
    {
        var file = new Argument<string>("file") { Description = "The package, a zip file." };
        var key = new Option<string?>("--key") { Description = "SHA-256 of the public key that must have signed it, hexadecimal, as the service told it by another way." };
        var ledger = new Option<string?>("--ledger") { Description = "The disclosing agency's exported ledger (ballistics audit export): the package's audit extract must stand in it, whole." };
        var command = new Command("verify", "Check signature, digests and audit extract of a package, and make its comparisons again from the originals in it. Exit code 1 where something does not agree.")
        {
            file, key, ledger,
        };
        command.SetAction((arguments, cancellation) => Task.Run(
            () =>
            {
                using FileStream package = File.OpenRead(arguments.GetRequiredValue(file));
                using FileStream? trail = arguments.GetValue(ledger) is { } path ? File.OpenRead(path) : null;
                DisclosureVerification found = DisclosureVerifier.Verify(package, trail, cancellation);
                return Tell(found, arguments.GetValue(key), trail?.Name, arguments.InvocationConfiguration.Output);
            },
            cancellation));
        return command;
    }

    private static int Tell(DisclosureVerification found, string? key, string? ledger, TextWriter output)
    {
        foreach (string problem in found.Problems)
            output.WriteLine(problem);
        if (found.Problems.Count > 0 || found.Manifest is not { } manifest)
            return CommandLine.Failed;
        bool signed = key is null || string.Equals(key, found.KeyId, StringComparison.OrdinalIgnoreCase);
        output.WriteLine($"The {(manifest.Hit is { } hit ? $"hit {hit}" : $"search {manifest.Search}")}, disclosed by the agency {manifest.Agency} at {manifest.MadeAt}: {manifest.Files.Count} files and {found.AuditEntries} audit entries are as they were signed by the key {found.KeyId}.");
        output.WriteLine(signed ? key is null ? "Compare this key with the service's, told by another way, or name it with --key." : "It is the key that was named." : $"That is not the key {key}.");
        if (ledger is not null)
            output.WriteLine($"{ledger} holds every one of the audit entries, in its place under the checkpoint of the package, and no other of the same before it.");
        output.WriteLine($"Compared then by {manifest.ComparerVersion}, signatures of version {manifest.SignatureVersion}.");
        if (found.Agreeing.Count > 0)
            output.WriteLine($"Made again from the originals, these ranks agree to the last bit: {string.Join(", ", found.Agreeing)}.");
        foreach ((int rank, string what) in found.Differing)
            output.WriteLine($"Rank {rank} does not agree: {what}.");
        foreach ((int rank, string why) in found.NotReplayed)
            output.WriteLine($"Rank {rank} was not made again: {why}");
        return signed && found.Differing.Count == 0 ? CommandLine.Done : CommandLine.Failed;
    }
}
