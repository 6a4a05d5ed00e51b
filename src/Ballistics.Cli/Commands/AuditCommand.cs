using System.CommandLine;
using System.Text;
using Ballistics.Search.Audit;
using Ballistics.Search.Retention;
using Ballistics.Search.Storage;

namespace Ballistics.Cli.Commands;

/// <summary><c>ballistics audit export</c> and <c>ballistics audit verify FILE</c>: the audit trail as a file, and its check without the service.</summary>
internal static class AuditCommand
{
    /// <summary>The command with its options.</summary>
    public static Command Create() => new("audit", "Export the audit trail, or check an exported one.") { CreateExport(), CreateVerify(), CreateCertificate() };

    private static Command CreateExport()
    {
        var file = new Argument<string>("file") { Description = "The file to write." };
        var data = new Option<string?>("--data") { Description = "The data folder. Default: the service's, .data in the repository. The service must be stopped." };
        var agency = new Option<Guid?>("--agency") { Description = "The id of the agency whose ledger to export. Default: the network's, which holds everything." };
        var database = new Option<string?>("--database") { Description = "The PostgreSQL connection, as the service's setting Ballistics:Database has it. Default: the environment variable Ballistics__Database, and without it the SQLite database in the data folder." };
        var command = new Command("export", "Write a ledger of the audit trail to a file that anyone can check.") { file, data, agency, database };
        command.SetAction(async (arguments, cancellation) =>
        {
            string? connection = arguments.GetValue(database) ?? Environment.GetEnvironmentVariable("Ballistics__Database");
            string folder = string.IsNullOrEmpty(connection) ? DataFolder.Existing(arguments.GetValue(data)) : DataFolder.WithKey(arguments.GetValue(data));
            using EvidenceStore store = await EvidenceStore.OpenAsync(folder, database: connection, cancellation: cancellation);
            await using FileStream output = File.Create(arguments.GetRequiredValue(file));
            Guid ledger = arguments.GetValue(agency) ?? AuditLedger.Network;
            await RecordAsync(store, ledger, arguments.GetValue(agency), cancellation);
            long entries = await AuditExport.WriteAsync(store, ledger, output, cancellation);
            arguments.InvocationConfiguration.Output.WriteLine($"{entries} entries; the key is {store.AuditKey.Id}.");
            return CommandLine.Done;
        });
        return command;
    }

    // Each reading of the trail is an entry in it, at the prompt as over HTTP.
    private static async Task RecordAsync(EvidenceStore store, Guid ledger, Guid? agency, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        AuditTrail.Append(db, AuditActor.Operator, AuditAction.AuditRead, new AuditSubject("ledger", ledger, agency), details: new { exported = true });
        await db.SaveChangesAsync(cancellation);
    }

    private static Command CreateVerify()
    {
        var file = new Argument<string>("file") { Description = "The exported ledger." };
        var key = new Option<string?>("--key") { Description = "SHA-256 of the public key that must have signed it, hexadecimal, as the service told it by another way." };
        var earlier = new Option<string?>("--earlier") { Description = "An earlier export of the same ledger, of which nothing may be missing or changed in this one." };
        var command = new Command("verify", "Check an exported ledger, byte by byte, and name the first bad entry. Exit code 1 where there is one.") { file, key, earlier };
        command.SetAction((arguments, _) => Task.FromResult(Verify(
            arguments.GetRequiredValue(file), arguments.GetValue(key), arguments.GetValue(earlier), arguments.InvocationConfiguration.Output)));
        return command;
    }

    private static Command CreateCertificate()
    {
        var file = new Argument<string>("file") { Description = "The certificate of a purge, as the service gave it." };
        var command = new Command("certificate", "Check the certificate of a purge and show what it states. Exit code 1 where it is not as it was signed.") { file };
        command.SetAction((arguments, _) =>
        {
            TextWriter output = arguments.InvocationConfiguration.Output;
            (string? text, string key, string? problem) = SignedText.Read(RecordPurge.Format, File.ReadAllText(arguments.GetRequiredValue(file), Encoding.Latin1));
            output.WriteLine(problem ?? $"As it was signed by the key {key}:{Environment.NewLine}{text}");
            return Task.FromResult(problem is null ? CommandLine.Done : CommandLine.Failed);
        });
        return command;
    }

    private static int Verify(string path, string? key, string? earlierPath, TextWriter output)
    {
        AuditVerification? earlier = earlierPath is null ? null : Check(earlierPath, null);
        if (earlier?.Fault is { } before)
            return Refuse($"The earlier export {earlierPath} is not whole: {before}.");
        AuditVerification found = Check(path, earlier?.Checkpoints);
        if (found.Fault is { } fault)
            return Refuse($"{path}, {fault}. {found.Entries} entries before it fit.");
        if (earlier is not null && (earlier.Ledger, earlier.KeyId) != (found.Ledger, found.KeyId))
            return Refuse($"{earlierPath} is of another ledger or signed by another key; it says nothing about {path}.");
        if (key is not null && !string.Equals(key, found.KeyId, StringComparison.OrdinalIgnoreCase))
            return Refuse($"{path} is signed by the key {found.KeyId}, not by {key}.");
        string ledger = found.Ledger == AuditLedger.Network ? "the network" : $"the agency {found.Ledger}";
        output.WriteLine($"{path}: {found.Entries} entries of {ledger} and {found.Checkpoints.Count} checkpoints are as they were signed by the key {found.KeyId}.");
        if (key is null)
            output.WriteLine("Whoever writes a file can sign it with a key of his own: compare this key with the service's, told by another way, or name it with --key.");
        return CommandLine.Done;

        int Refuse(string what)
        {
            output.WriteLine(what);
            return CommandLine.Failed;
        }
    }

    private static AuditVerification Check(string path, IReadOnlyDictionary<long, string>? earlier)
    {
        using FileStream file = File.OpenRead(path);
        return AuditVerifier.Verify(file, earlier);
    }
}
