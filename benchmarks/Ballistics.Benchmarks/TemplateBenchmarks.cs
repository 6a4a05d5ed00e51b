using Ballistics.Comparison.Correlation;
using BenchmarkDotNet.Attributes;
using OpenCvSharp;

namespace Ballistics.Benchmarks;

/// <summary>
/// Where does a masked template fit best? Once with this project's kernel and once with OpenCV's matchTemplate, on one core, at the
/// sizes that are met: a cell in its search window, and a coarse map in its.
/// </summary>
public class TemplateBenchmarks
{
    private readonly SquareSums _squares = new();
    private readonly MaskCorners _corners = new();
    private readonly AlignedBuffer _template16 = new(), _strip = new();
    private short[] _values = null!, _bits = null!, _window = null!;
    private Mat _template = null!, _mask = null!, _image = null!;
    private int _row, _stride;

    /// <summary>Points along the template's side: a cell of 550 µm at 25 µm, a primer of 3 mm at 50 µm.</summary>
    [Params(22, 60)]
    public int Side { get; set; }

    private const int Shifts = 11;

    [GlobalSetup]
    public void Setup()
    {
        Cv2.SetNumThreads(1);
        var random = new Random(2);
        int large = Side + Shifts - 1;
        _row = (Side + 31) / 32 * 32;
        _stride = (large + 95) / 32 * 32;
        _values = new short[_row * Side];
        _bits = new short[_row * Side];
        _window = new short[_stride * (large + 2)];
        _template = new Mat(Side, Side, MatType.CV_32FC1);
        _mask = new Mat(Side, Side, MatType.CV_32FC1);
        _image = new Mat(large, large, MatType.CV_32FC1);
        for (int y = 0; y < Side; y++)
            for (int x = 0; x < Side; x++)
            {
                bool measured = random.Next(5) > 0;
                short z = (short)(measured ? random.Next(-127, 128) : 0);
                (_values[y * _row + x], _bits[y * _row + x]) = (z, (short)(measured ? -1 : 0));
                _template.Set(y, x, (float)z);
                _mask.Set(y, x, measured ? 1f : 0f);
            }
        for (int y = 0; y < large; y++)
            for (int x = 0; x < large; x++)
            {
                _window[y * _stride + x] = (short)random.Next(-127, 128);
                _image.Set(y, x, (float)_window[y * _stride + x]);
            }
        RowBlocks.Copy(_values, _row, Side, _row / 32, _template16.Take(_row * Side));
        _corners.Add(_bits, _row, Side, Side);
        Point here = OpenCv(), ours = Kernel();
        if (here != ours)
            throw new InvalidOperationException($"OpenCV finds the template at {here}, the kernel at {ours}: they do not do the same job.");
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _template.Dispose();
        _mask.Dispose();
        _image.Dispose();
    }

    [Benchmark(Description = Descriptions.OpenCv)]
    public Point OpenCv()
    {
        using var result = new Mat();
        Cv2.MatchTemplate(_image, _template, result, TemplateMatchModes.CCorrNormed, _mask);
        Cv2.MinMaxLoc(result, out _, out _, out _, out Point best);
        return best;
    }

    [Benchmark(Description = Descriptions.Template)]
    public Point Kernel()
    {
        const int pitch = (Shifts + 7) / 8 * 8;
        int rows = Side + Shifts - 1, blocks = _row / 32;
        Span<int> sums = stackalloc int[Shifts * Shifts + ShiftedProducts.Spare], energies = stackalloc int[Shifts * pitch];
        ReadOnlySpan<short> template = _template16.Take(_row * Side);
        Span<short> strip = _strip.Take(rows * _row);
        _squares.Fill(_window, _stride, rows);
        _corners.Energies(0, _squares, 0, 0, Shifts, pitch, energies);
        for (int x = 0; x < Shifts; x++)
        {
            RowBlocks.Copy(_window.AsSpan(x), _stride, rows, blocks, strip);
            ShiftedProducts.Of(template, Side, strip, rows, Shifts, sums[(x * Shifts)..]);
        }
        double best = double.MinValue;
        Point place = default;
        for (int y = 0; y < Shifts; y++)
            for (int x = 0; x < Shifts; x++)
                if (sums[x * Shifts + y] / Math.Sqrt(energies[y * pitch + x]) is var fit && fit > best)
                    (best, place) = (fit, new Point(x, y));
        return place;
    }
}
