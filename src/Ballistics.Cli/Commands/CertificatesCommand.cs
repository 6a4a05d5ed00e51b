using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ballistics.Search.Members;

namespace Ballistics.Cli.Commands;

/// <summary><c>ballistics certificates authority|issue</c>: the network's own certificate authority for mutual TLS.</summary>
internal static class CertificatesCommand
{
    private const int AuthorityYears = 10, MemberDays = 365;

    /// <summary>The command with its parts.</summary>
    public static Command Create() => new("certificates", "The network's own certificate authority, for machines that identify themselves by mutual TLS.")
    {
        Authority(), Issue(),
    };

    private static Command Authority()
    {
        var folder = new Option<string>("--out") { Description = "Where to write authority.pem and authority.key.", DefaultValueFactory = _ => "." };
        var name = new Option<string>("--name") { Description = "The authority's name.", DefaultValueFactory = _ => "Ballistics network authority" };
        var years = new Option<int>("--years") { Description = "How many years it is valid.", DefaultValueFactory = _ => AuthorityYears };
        var command = new Command("authority", "Make the authority. Keep its key offline: whoever has it can speak for every member.") { folder, name, years };
        command.SetAction(arguments =>
        {
            using X509Certificate2 made = CertificateAuthority.Create(arguments.GetRequiredValue(name), Within(arguments.GetValue(years), 1, 30, "--years"));
            Write(arguments.GetRequiredValue(folder), "authority", made, arguments.InvocationConfiguration.Output);
        });
        return command;
    }

    private static Command Issue()
    {
        var name = new Argument<string>("name") { Description = "The machine's name, or with --server the host name of the service." };
        var authority = new Option<string>("--authority") { Description = "The folder of authority.pem and authority.key.", DefaultValueFactory = _ => "." };
        var folder = new Option<string>("--out") { Description = "Where to write the certificate and its key.", DefaultValueFactory = _ => "." };
        var days = new Option<int>("--days") { Description = "How many days it is valid.", DefaultValueFactory = _ => MemberDays };
        var server = new Option<bool>("--server") { Description = "For the service itself and not for a member's machine." };
        var command = new Command("issue", "Issue a certificate; the agency's administrator enters it at /api/v1/certificates.") { name, authority, folder, days, server };
        command.SetAction(arguments =>
        {
            string place = arguments.GetRequiredValue(authority), called = arguments.GetRequiredValue(name);
            if (called.Length is 0 or > 64 || !called.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_') || called[0] == '.')
                throw new CommandException($"'{called}' is no name of a machine. Use at most 64 letters, digits, '-', '.' and '_'.");
            using X509Certificate2 root = Read(place);
            int valid = Within(arguments.GetValue(days), 1, 3650, "--days");
            using X509Certificate2 made = arguments.GetValue(server) ? CertificateAuthority.IssueForServer(root, called, valid) : CertificateAuthority.IssueForMember(root, called, valid);
            Write(arguments.GetRequiredValue(folder), called, made, arguments.InvocationConfiguration.Output);
        });
        return command;
    }

    private static X509Certificate2 Read(string folder)
    {
        string certificate = Path.Combine(folder, "authority.pem"), key = Path.Combine(folder, "authority.key");
        if (!File.Exists(certificate) || !File.Exists(key))
            throw new CommandException($"'{folder}' holds no authority.pem and authority.key. Make them with `ballistics certificates authority`, or name their folder with --authority.");
        try
        {
            return X509Certificate2.CreateFromPemFile(certificate, key);
        }
        catch (CryptographicException exception)
        {
            throw new CommandException($"authority.pem and authority.key in '{folder}' do not fit together: {exception.Message}");
        }
    }

    // Never over another: a key that is overwritten is a member locked out.
    private static void Write(string folder, string name, X509Certificate2 made, TextWriter output)
    {
        Directory.CreateDirectory(folder);
        string certificate = Path.Combine(folder, $"{name}.pem"), key = Path.Combine(folder, $"{name}.key");
        if (File.Exists(certificate) || File.Exists(key))
            throw new CommandException($"'{certificate}' or '{key}' is there already. Name another folder with --out, or move them away.");
        var readableByOwner = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            readableByOwner.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using ECDsa secret = made.GetECDsaPrivateKey()!;
        using (var file = new StreamWriter(key, readableByOwner))
            file.WriteLine(secret.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(certificate, made.ExportCertificatePem() + "\n");
        output.WriteLine($"{certificate} and its private key {key}, valid until {made.NotAfter.ToUniversalTime():yyyy-MM-dd}.");
    }

    private static int Within(int value, int least, int most, string option) =>
        value >= least && value <= most ? value : throw new CommandException($"{option} is {value}; give {least} to {most}.");
}
