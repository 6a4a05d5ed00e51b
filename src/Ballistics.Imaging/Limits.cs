namespace Ballistics.Imaging;

/// <summary>
/// Every limit of reading, in one place. All are checked before the memory they protect is taken, from what the file claims,
/// and again while bytes flow, because claims lie. They bound time too: no reader's work grows faster than the bytes and points counted here.
/// </summary>
public static class Limits
{
    /// <summary>
    /// Longest file taken, bytes. 25 million double heights stored without compression are 200 MB; the rest is room for a texture.
    /// </summary>
    public const long FileBytes = 256L << 20;

    /// <summary>
    /// Most points of a scan or pixels of a picture. The largest public cartridge-case scans have 10 million;
    /// as single-precision heights 25 million take 100 MB, so that a few can be worked on within 1 GB.
    /// </summary>
    public const long Points = 25_000_000;

    /// <summary>Most bytes that a zip's entries may declare or inflate to, all together. Twice what the largest scan needs.</summary>
    public const long InflatedBytes = 512L << 20;

    /// <summary>
    /// Longest entry of points held unpacked while it is read, bytes; a longer one is unpacked again for each pass. As long as the
    /// longest XML: eight million double heights.
    /// </summary>
    public const long HeldEntryBytes = 64L << 20;

    /// <summary>Most entries of a zip. An X3P has four; folders zipped by hand bring some more.</summary>
    public const int ZipEntries = 1000;

    /// <summary>Longest XML of a scan, bytes and characters. 64 MB hold more than a million heights written out as text.</summary>
    public const long XmlBytes = 64L << 20;

    /// <summary>Most different elements in a scan's XML. The standard knows about sixty.</summary>
    public const int XmlElements = 4096;

    /// <summary>Deepest nesting in a scan's XML. The standard needs five levels.</summary>
    public const int XmlDepth = 64;

    /// <summary>Longest text kept of one XML element or header field, characters.</summary>
    public const int TextLength = 4096;

    /// <summary>Longest mask picture inside a scan, bytes. Masks are few flat colours and compress well.</summary>
    public const long MaskBytes = 32L << 20;

    /// <summary>Longest checksum file inside a scan, bytes.</summary>
    public const long ChecksumBytes = 64L << 10;

    /// <summary>
    /// Most bytes of a decoded picture as the decoder holds it. 25 million pixels of three 16-bit colours are 150 MB.
    /// </summary>
    public const long DecodedBytes = 256L << 20;

    /// <summary>Most pictures of one TIFF file. Stacks of focus have some hundred.</summary>
    public const int TiffPictures = 4096;

    /// <summary>Longest description in a TIFF that is looked into for a scale, bytes. OME's of thousands of planes have some hundred thousand.</summary>
    public const int DescriptionBytes = 4 << 20;

    /// <summary>Longest colour profile looked at, bytes, as stored or unpacked; those that are converted by have some hundred to some thousand.</summary>
    public const int ProfileBytes = 1 << 20;

    /// <summary>
    /// Most passes of a progressive JPEG. Each goes over every pixel, so a small file could ask for hours; encoders write about ten,
    /// and sixteen over the largest picture take some seconds.
    /// </summary>
    public const int JpegScans = 16;

    /// <summary>Least lateral spacing, metres. Finer than any optical instrument samples.</summary>
    public const double LeastSpacing = 1e-10;

    /// <summary>Greatest lateral spacing of a scan, metres. Coarser cannot show a tool mark.</summary>
    public const double GreatestSpacing = 1e-3;

    /// <summary>
    /// Greatest spacing that a picture's resolution field is believed, metres. 72, 96, 144 and 300 dots an inch are what programs
    /// write that know nothing of the object; tool marks are photographed at some micrometres.
    /// </summary>
    public const double GreatestImageSpacing = 50e-6;

    /// <summary>
    /// Greatest height, metres, positive or negative, after conversion. Instruments that write a large number for "not measured" are caught by it.
    /// </summary>
    public const double GreatestHeight = 1;
}
