using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using Ballistics.Evidence;

namespace Ballistics.Imaging.Formats;

/// <summary>Reads main.xml as a stream: no document type, no entities, nothing fetched, nothing kept but what a scan has.</summary>
internal static partial class X3pDocumentReader
{
    /// <summary>Reads the XML.</summary>
    /// <exception cref="RejectedScanException">Not well formed, with a document type, too large, or of another kind.</exception>
    public static X3pDocument Read(byte[] xml) => Guarded.Run("main.xml", () =>
    {
        using XmlReader reader = Open(xml);
        var values = new Dictionary<string, string>();
        var annotations = new List<(string, string)>();
        var path = new List<string>();
        var text = new StringBuilder();
        string colour = "";
        X3pPointList? list = null;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (path.Count == 0)
                        RefuseOtherRoot(reader.LocalName);
                    if (path.Count == Limits.XmlDepth)
                        throw new RejectedScanException(RejectionReason.Damaged, $"main.xml nests deeper than {Limits.XmlDepth} levels.");
                    path.Add(reader.LocalName);
                    text.Clear();
                    colour = reader.LocalName == "Annotation" ? reader.GetAttribute("color") ?? "" : colour;
                    if (reader.LocalName == "DataList")
                        list ??= new X3pPointList(1 + Absolutes(values));
                    if (reader.IsEmptyElement)
                        End();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    if (text.Length < Limits.TextLength)
                        text.Append(reader.Value.AsSpan(0, Math.Min(reader.Value.Length, Limits.TextLength - text.Length)));
                    break;
                case XmlNodeType.EndElement:
                    End();
                    break;
                default:
                    break;
            }
        }
        return new X3pDocument(values, annotations, list);

        void End()
        {
            string name = path[^1], parent = path.Count > 1 ? path[^2] : "", content = text.ToString();
            path.RemoveAt(path.Count - 1);
            text.Clear();
            if (name == "Datum" && parent == "DataList")
                list!.Add(content);
            else if (name == "Annotation" && annotations.Count < byte.MaxValue)
                annotations.Add((colour, content.Trim()));
            else if (content.Length > 0 && values.TryAdd($"{parent}/{name}", content) && values.Count > Limits.XmlElements)
                throw new RejectedScanException(RejectionReason.TooLarge, $"main.xml has more than {Limits.XmlElements} different elements.");
        }
    });

    private static XmlReader Open(byte[] xml)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = Limits.XmlBytes,
            MaxCharactersFromEntities = 1024,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
        };
        var stream = new MemoryStream(xml, writable: false);
        // The runtime knows Unicode and Latin-1 by itself; Windows programs also declare their own code pages.
        Match declared = DeclaredEncoding().Match(Encoding.Latin1.GetString(xml, 0, Math.Min(xml.Length, 200)));
        Encoding? page = declared.Success ? CodePagesEncodingProvider.Instance.GetEncoding(declared.Groups[1].Value) : null;
        return page is null ? XmlReader.Create(stream, settings) : XmlReader.Create(new StreamReader(stream, page), settings);
    }

    private static void RefuseOtherRoot(string root)
    {
        if (!root.StartsWith("ISO5436", StringComparison.OrdinalIgnoreCase) && !root.StartsWith("ISO25178", StringComparison.OrdinalIgnoreCase))
            throw new RejectedScanException(RejectionReason.UnknownFormat,
                $"main.xml is no ISO 5436-2 document: its root is <{(root.Length <= 40 ? root : root[..40] + "…")}>, not <ISO5436_2>.");
    }

    private static int Absolutes(Dictionary<string, string> values) =>
        new[] { "CX/AxisType", "CY/AxisType" }.Count(key => values.GetValueOrDefault(key)?.Trim() is "A" or "a");

    [GeneratedRegex("""^\s*<\?xml[^>]*\bencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")]
    private static partial Regex DeclaredEncoding();
}
