using System.Reflection;
using Ballistics.Comparison;

namespace Ballistics.Search.Ranking;

/// <summary>The version of the program that compares, so that a list can be made again by the same one.</summary>
internal static class ComparerVersion
{
    /// <summary>Version and, where the build knows it, the commit.</summary>
    public static string Current { get; } =
        typeof(ExhibitComparer).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
