namespace Ballistics.Cli.Evaluation;

/// <summary>The protocols and levels as the command line and the figures spell them.</summary>
internal static class ProtocolNames
{
    /// <summary>Every protocol's spelling, in the order of <see cref="Protocol"/>.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "as-scanned", "rotated", "partial", "same-half", "half-to-whole", "degraded",
        "ring-images", "side-images", "ring-to-side", "ring-to-heights", "side-to-heights",
    ];

    /// <summary>The protocol's spelling.</summary>
    public static string NameOf(Protocol protocol) => All[(int)protocol];

    /// <summary>The protocol of that spelling.</summary>
    /// <exception cref="CommandException">There is none; the message lists those there are.</exception>
    public static Protocol Parse(string name) =>
        All.ToList().IndexOf(name) is >= 0 and int i
            ? (Protocol)i
            : throw new CommandException($"'{name}' is no protocol. Use one of: {string.Join(", ", All)}.");
}
