using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Ballistics.Cli.Training;

/// <summary>Writes an array of signed bytes as NumPy reads it (NPY format 1.0), row after row, without holding it in memory.</summary>
internal sealed class NumpyFile : IDisposable
{
    // The format wants the data to begin at a multiple of 64.
    private const int HeaderLength = 128;

    private readonly FileStream _stream;
    private readonly int[] _rowShape;
    private readonly int _rowLength;
    private int _rows;

    /// <summary>Begins a file.</summary>
    /// <param name="path">Where.</param>
    /// <param name="rowShape">Shape of one row; the array's first dimension is the number of rows.</param>
    public NumpyFile(string path, params int[] rowShape)
    {
        _rowShape = rowShape;
        _rowLength = rowShape.Aggregate(1, (product, length) => product * length);
        _stream = File.Create(path);
        _stream.Write(new byte[HeaderLength]);
    }

    /// <summary>Appends a row.</summary>
    /// <exception cref="ArgumentException">The row is not of the shape.</exception>
    public void Add(ReadOnlySpan<sbyte> row)
    {
        if (row.Length != _rowLength)
            throw new ArgumentException($"A row has {_rowLength} values; {row.Length} were given.", nameof(row));
        _stream.Write(MemoryMarshal.AsBytes(row));
        _rows++;
    }

    /// <summary>Writes the header, now that the number of rows is known, and closes the file.</summary>
    public void Dispose()
    {
        string shape = string.Join(", ", _rowShape.Prepend(_rows).Select(length => length.ToString(CultureInfo.InvariantCulture)));
        string header = $"{{'descr': '|i1', 'fortran_order': False, 'shape': ({shape},), }}".PadRight(HeaderLength - 11) + "\n";
        _stream.Position = 0;
        _stream.Write([0x93, .. "NUMPY"u8, 1, 0, (byte)(header.Length & 255), (byte)(header.Length >> 8)]);
        _stream.Write(Encoding.ASCII.GetBytes(header));
        _stream.Dispose();
    }
}
