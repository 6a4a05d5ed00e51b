using System.Globalization;
using System.Text;
using System.Xml;
using Ballistics.Evidence;

namespace Ballistics.Imaging.Formats;

/// <summary>Writes main.xml as the standard's schema orders it.</summary>
internal static class X3pXml
{
    private const string Namespace = "http://www.opengps.eu/2008/ISO5436_2";

    /// <summary>The XML, UTF-8.</summary>
    /// <param name="surface">The surface.</param>
    /// <param name="heights">Its heights as stored.</param>
    /// <param name="options">What to say about it.</param>
    /// <param name="points">Digest of the points; null where they stand in the XML.</param>
    /// <param name="valid">Digest of the bits of the measured points; null where there are none.</param>
    public static byte[] Write(Topography surface, X3pHeights heights, X3pWriteOptions options, string? points, string? valid)
    {
        var bytes = new MemoryStream();
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n", CheckCharacters = true };
        using (var xml = XmlWriter.Create(bytes, settings))
        {
            xml.WriteStartElement("p", "ISO5436_2", Namespace);
            WriteAxes(xml, surface, heights);
            WriteProvenance(xml, options);
            xml.WriteStartElement("Record3");
            xml.WriteStartElement("MatrixDimension");
            Element(xml, "SizeX", surface.Width.ToString(CultureInfo.InvariantCulture));
            Element(xml, "SizeY", surface.Height.ToString(CultureInfo.InvariantCulture));
            Element(xml, "SizeZ", "1");
            xml.WriteEndElement();
            if (points is null)
                WriteList(xml, surface, heights);
            else
                WriteLinks(xml, points, valid);
            if (options.Mask is not null)
                WriteLegend(xml, options.Mask.Legend);
            xml.WriteEndElement();
            xml.WriteStartElement("Record4");
            Element(xml, "ChecksumFile", "md5checksum.hex");
        }
        return bytes.ToArray();
    }

    private static void WriteAxes(XmlWriter xml, Topography surface, X3pHeights heights)
    {
        xml.WriteStartElement("Record1");
        Element(xml, "Revision", "ISO5436 - 2000");
        Element(xml, "FeatureType", "SUR");
        xml.WriteStartElement("Axes");
        Axis(xml, "CX", "I", 'D', surface.SpacingX, 0);
        Axis(xml, "CY", "I", 'D', surface.SpacingY, 0);
        Axis(xml, "CZ", "A", X3pNumbers.Letter(heights.Type), heights.Increment, heights.Offset);
        // Rows are written from the top, and that is said: without it programs differ about which row comes first.
        Element(xml, "Origin", "NW");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Axis(XmlWriter xml, string name, string axisType, char dataType, double increment, double offset)
    {
        xml.WriteStartElement(name);
        Element(xml, "AxisType", axisType);
        Element(xml, "DataType", dataType.ToString());
        Element(xml, "Increment", increment.ToString("R", CultureInfo.InvariantCulture));
        Element(xml, "Offset", offset.ToString("R", CultureInfo.InvariantCulture));
        xml.WriteEndElement();
    }

    private static void WriteProvenance(XmlWriter xml, X3pWriteOptions options)
    {
        // The schema demands dates; the year 1 says that none is known.
        string date = (options.MeasuredAt ?? DateTimeOffset.MinValue).ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);
        xml.WriteStartElement("Record2");
        Element(xml, "Date", date);
        if (options.Creator.Length > 0)
            Element(xml, "Creator", options.Creator);
        xml.WriteStartElement("Instrument");
        Element(xml, "Manufacturer", options.Instrument.Manufacturer);
        Element(xml, "Model", options.Instrument.Model);
        Element(xml, "Serial", options.Instrument.Serial);
        Element(xml, "Version", options.Instrument.Version);
        xml.WriteEndElement();
        Element(xml, "CalibrationDate", date);
        xml.WriteStartElement("ProbingSystem");
        Element(xml, "Type", "Software");
        Element(xml, "Identification", "Ballistics");
        xml.WriteEndElement();
        if (options.Comment.Length > 0)
            Element(xml, "Comment", options.Comment);
        xml.WriteEndElement();
    }

    private static void WriteLinks(XmlWriter xml, string points, string? valid)
    {
        xml.WriteStartElement("DataLink");
        Element(xml, "PointDataLink", "bindata/data.bin");
        Element(xml, "MD5ChecksumPointData", points);
        if (valid is not null)
        {
            Element(xml, "ValidPointsLink", "bindata/valid.bin");
            Element(xml, "MD5ChecksumValidPoints", valid);
        }
        xml.WriteEndElement();
    }

    private static void WriteList(XmlWriter xml, Topography surface, X3pHeights heights)
    {
        xml.WriteStartElement("DataList");
        for (int i = 0; i < surface.Width * surface.Height; i++)
            Element(xml, "Datum", double.IsNaN(heights[i]) ? "" : Stored(heights, i));
        xml.WriteEndElement();
    }

    private static string Stored(X3pHeights heights, int point) => heights.Type == X3pDataType.Single
        ? ((float)heights[point]).ToString("R", CultureInfo.InvariantCulture) : heights[point].ToString("R", CultureInfo.InvariantCulture);

    private static void WriteLegend(XmlWriter xml, IReadOnlyList<MaskLabel> legend)
    {
        xml.WriteStartElement("Mask");
        Element(xml, "Background", legend[0].Colour);
        xml.WriteStartElement("Annotations");
        foreach (MaskLabel label in legend.Skip(1))
        {
            xml.WriteStartElement("Annotation");
            xml.WriteAttributeString("color", label.Colour);
            xml.WriteString(label.Meaning);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string text)
    {
        xml.WriteStartElement(name);
        if (text.Length > 0)
            xml.WriteString(text);
        xml.WriteEndElement();
    }
}
