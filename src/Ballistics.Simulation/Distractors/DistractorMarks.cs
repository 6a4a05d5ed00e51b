using Ballistics.Evidence;
using Ballistics.Simulation.Fields;
using Ballistics.Simulation.Firearms;
using Ballistics.Simulation.Shots;

namespace Ballistics.Simulation.Distractors;

/// <summary>
/// Prepared marks of firearms that nobody looks for, by the million: one shot of each, every one of a model of its own. They are made as
/// prepared marks at once, without scan, instrument grid, form and file, many times as fast as <see cref="Studies.StudyMarks"/>,
/// and alike in distribution: spectra, heights, areas and the scores that non-matches reach are held side by side by a test.
/// </summary>
/// <remarks>
/// <para>The same seed and index give the same mark on every machine, in any order and on any thread.</para>
/// <para>
/// Breech faces are read from a few large tiles of noise, each face from two tiles at places, scales and turns of its own. Two distractors
/// share a part of their texture only where tile, place, scale and turn all meet by chance; to a mark of another origin they are as if
/// independent.
/// </para>
/// </remarks>
public sealed class DistractorMarks
{
    private readonly Seed _seed;
    private readonly MarkKind _kind;
    private readonly Difficulty _difficulty;
    private readonly NoiseTiles _tiles;

    /// <summary>The distractors of a seed.</summary>
    /// <param name="seed">Where they come from.</param>
    /// <param name="kind">Breech faces or lands.</param>
    /// <param name="difficulty">The bounds of the conditions of their one shot.</param>
    /// <exception cref="ArgumentException">There are none of that kind.</exception>
    public DistractorMarks(ulong seed, MarkKind kind, Difficulty difficulty)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(difficulty);
        if (kind != MarkKind.BreechFaceImpression && kind != MarkKind.LandEngravedArea)
            throw new ArgumentException($"There are no distractors of a {kind}. Use {MarkKind.BreechFaceImpression} or {MarkKind.LandEngravedArea}.", nameof(kind));
        (_seed, _kind, _difficulty) = (new Seed(seed).For("distractors"), kind, difficulty);
        _tiles = new NoiseTiles(_seed.For("tiles"));
    }

    /// <summary>The mark of that number, from 0.</summary>
    public PreparedMark Prepare(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        Seed seed = _seed.For("firearm", index);
        FirearmModel model = FirearmModel.Draw(seed);
        if (_kind == MarkKind.LandEngravedArea)
            // One shot alone does not show how far its metal moved.
            return DistractorLand.Prepare(model, BulletConditions.Draw(_difficulty, seed) with { Warp = 0 }, seed, seed);
        Ammunition ammunition = Ammunition.Draw(seed);
        CartridgeCaseConditions conditions = CartridgeCaseConditions.Draw(_difficulty, seed, seed, round: 0);
        return new DistractorBreechFace(model, ammunition, conditions, _difficulty.Dropouts, _tiles, new RandomStream(seed.For("places"))).Prepare();
    }

    /// <summary>
    /// One of any number of lands that one land of one barrel engraved, of which nothing is alike but the barrel: what a model that tells
    /// barrels apart learns from.
    /// </summary>
    /// <param name="index">The barrel's number, from 0. None of its shots is the mark of that number that <see cref="Prepare"/> makes.</param>
    /// <param name="shot">The shot's number, from 0.</param>
    /// <exception cref="InvalidOperationException">These are breech faces, of which only the scanned ones are made shot by shot.</exception>
    public PreparedMark PrepareShot(int index, int shot)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfNegative(shot);
        if (_kind != MarkKind.LandEngravedArea)
            throw new InvalidOperationException($"Shots of one firearm are made at once for {MarkKind.LandEngravedArea} alone. Simulate a study of {_kind}.");
        Seed barrel = _seed.For("firearm", index), own = barrel.For("shot", shot);
        return DistractorLand.Prepare(FirearmModel.Draw(barrel), BulletConditions.Draw(_difficulty, own), barrel, own);
    }
}
