using Ballistics.Search.Audit;

namespace Ballistics.Cli;

/// <summary>Where records and originals are kept where the command line does not say: where the service keeps them.</summary>
internal static class DataFolder
{
    /// <summary><c>.data</c> in the repository that the current folder lies in, or else in the current folder.</summary>
    public static string Default
    {
        get
        {
            string current = Directory.GetCurrentDirectory();
            DirectoryInfo? folder = new(current);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Ballistics.sln")))
                folder = folder.Parent;
            return Path.Combine(folder?.FullName ?? current, ".data");
        }
    }

    /// <summary>The folder asked for, which must be there: a search of a folder made on the spot would find nothing and seem to have looked.</summary>
    /// <exception cref="CommandException">It is not there.</exception>
    public static string Existing(string? asked)
    {
        string folder = asked ?? Default;
        return File.Exists(Path.Combine(folder, "evidence.db"))
            ? folder
            : throw new CommandException($"'{folder}' holds no records. Import a folder of scans first, or name another data folder with --data.");
    }

    /// <summary>The folder asked for, of a service whose records are in PostgreSQL: the key that signs the audit trail must be there, because another would be made.</summary>
    /// <exception cref="CommandException">It is not there.</exception>
    public static string WithKey(string? asked)
    {
        string folder = asked ?? Default;
        return AuditKey.IsIn(folder)
            ? folder
            : throw new CommandException($"'{folder}' holds no key of an audit trail. Name the service's data folder with --data.");
    }
}
