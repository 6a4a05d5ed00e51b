using Ballistics.Comparison;
using Ballistics.Evidence;
using Ballistics.Simulation.Distractors;
using Ballistics.Simulation.Shots;

namespace Ballistics.Accuracy.Shortlist;

/// <summary>The simulated marks that the scans are hidden among: one of each of any number of firearms, of a make and model each.</summary>
/// <param name="seed">Where they come from.</param>
/// <param name="kind">The kind of mark.</param>
internal sealed class DistractorSource(ulong seed, MarkKind kind)
{
    private readonly DistractorMarks _marks = new(seed, kind, Difficulty.Easy);

    /// <summary>The signature of the mark of that number.</summary>
    public Signature Extract(int number) => SignatureExtractor.Extract(_marks.Prepare(number));
}
