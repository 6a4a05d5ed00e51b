namespace Ballistics.Imaging.Formats;

/// <summary>The formats that are read here.</summary>
internal enum FileFormat
{
    /// <summary>None of those below.</summary>
    Unknown,

    /// <summary>ISO 25178-72 (ISO 5436-2): a zip with main.xml.</summary>
    X3p,

    /// <summary>Alicona's height map.</summary>
    Al3d,

    /// <summary>Portable network graphics.</summary>
    Png,

    /// <summary>Tagged image file format, BigTIFF too.</summary>
    Tiff,

    /// <summary>JPEG.</summary>
    Jpeg,

    /// <summary>Windows bitmap.</summary>
    Bmp,
}
