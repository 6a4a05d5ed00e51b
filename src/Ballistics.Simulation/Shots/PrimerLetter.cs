using Ballistics.Simulation.Fields;

namespace Ballistics.Simulation.Shots;

/// <summary>
/// A letter stamped into a primer before it is fired: grooves along straight strokes about the primer's middle, of which the firing
/// pin leaves what reaches beyond the aperture. It is the make's, not the firearm's, and misleads comparison.
/// </summary>
/// <param name="Letter">The letter.</param>
/// <param name="Height">Height of the letter, metres.</param>
/// <param name="Stroke">Width of a groove, metres.</param>
/// <param name="Depth">Depth of the grooves before firing, metres.</param>
public sealed record PrimerLetter(char Letter, double Height, double Stroke, double Depth) : IHeightField
{
    // Strokes from point to point, in halves of the letter's height to the right and downwards from its middle.
    private static readonly (char Letter, double[] Strokes)[] s_alphabet =
    [
        ('F', [-0.6, 1, -0.6, -1, -0.6, -1, 0.6, -1, -0.6, 0, 0.4, 0]),
        ('W', [-0.9, -1, -0.45, 1, -0.45, 1, 0, -0.4, 0, -0.4, 0.45, 1, 0.45, 1, 0.9, -1]),
        ('N', [-0.7, 1, -0.7, -1, -0.7, -1, 0.7, 1, 0.7, 1, 0.7, -1]),
        ('V', [-0.8, -1, 0, 1, 0, 1, 0.8, -1]),
        ('E', [-0.6, 1, -0.6, -1, -0.6, -1, 0.6, -1, -0.6, 0, 0.4, 0, -0.6, 1, 0.6, 1]),
        ('X', [-0.7, -1, 0.7, 1, -0.7, 1, 0.7, -1]),
    ];

    private readonly double[] _strokes = Array.Find(s_alphabet, entry => entry.Letter == Letter).Strokes
        ?? throw new ArgumentException($"There is no letter '{Letter}' on primers. Use one of {string.Concat(s_alphabet.Select(entry => entry.Letter))}.", nameof(Letter));

    /// <summary>Draws a letter.</summary>
    public static PrimerLetter Draw(RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return new PrimerLetter(
            s_alphabet[random.NextBelow(s_alphabet.Length)].Letter, Parameters.LetterHeight.Draw(random), Parameters.LetterStroke.Draw(random), Parameters.LetterDepth.Draw(random));
    }

    /// <inheritdoc/>
    public double HeightAt(double x, double y)
    {
        double half = Height / 2, nearest = double.PositiveInfinity;
        if (Math.Max(Math.Abs(x), Math.Abs(y)) > half + Stroke)
            return 0;
        for (int i = 0; i < _strokes.Length; i += 4)
            nearest = Math.Min(nearest, SquaredDistance(x, y, _strokes[i] * half, _strokes[i + 1] * half, _strokes[i + 2] * half, _strokes[i + 3] * half));
        double inside = 1 - nearest * 4 / (Stroke * Stroke);
        return inside <= 0 ? 0 : -Depth * inside * inside;
    }

    private static double SquaredDistance(double x, double y, double fromX, double fromY, double toX, double toY)
    {
        double alongX = toX - fromX, alongY = toY - fromY;
        double share = Math.Clamp(((x - fromX) * alongX + (y - fromY) * alongY) / (alongX * alongX + alongY * alongY), 0, 1);
        double dx = x - fromX - share * alongX, dy = y - fromY - share * alongY;
        return dx * dx + dy * dy;
    }
}
