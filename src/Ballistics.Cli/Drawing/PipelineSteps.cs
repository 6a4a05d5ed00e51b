namespace Ballistics.Cli.Drawing;

/// <summary>The steps of preparation and comparison, in their order; what <c>--stop-at</c> takes and pictures are named by.</summary>
internal static class PipelineSteps
{
    /// <summary>Cells of the first mark where they were found on the second.</summary>
    public const string Cells = "cells";

    /// <summary>Those of the cells that are congruent.</summary>
    public const string CongruentCells = "congruent-cells";

    /// <summary>Both marks in the found pose.</summary>
    public const string Overlay = "overlay";

    /// <summary>What is done to each mark by itself.</summary>
    public static IReadOnlyList<string> OfMark { get; } = ["region", "levelled", "crosscut", "grooves", "profile", "filtered"];

    /// <summary>What is done to a pair.</summary>
    public static IReadOnlyList<string> OfPair { get; } = ["coarse-peak", Cells, CongruentCells, "aligned-profiles", Overlay];

    /// <summary>Every step in order; a kind of mark passes through those that apply to it.</summary>
    public static IReadOnlyList<string> All { get; } = [.. OfMark, .. OfPair];

    /// <summary>A step's place in the order; a step not listed stands behind all.</summary>
    public static int PlaceOf(string step) => All.ToList().IndexOf(step) is >= 0 and int place ? place : All.Count;
}
