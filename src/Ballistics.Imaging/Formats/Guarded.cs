using System.Xml;
using Ballistics.Evidence;

namespace Ballistics.Imaging.Formats;

/// <summary>Turns what decoders throw at broken bytes into a named rejection. Anything else is a fault of the program and passes.</summary>
internal static class Guarded
{
    /// <summary>Runs one step of reading.</summary>
    /// <param name="part">What is being read, for the message.</param>
    /// <param name="step">The step.</param>
    /// <exception cref="RejectedScanException">The decoder refused the bytes.</exception>
    public static T Run<T>(string part, Func<T> step)
    {
        try
        {
            return step();
        }
        catch (Exception problem) when (problem is InvalidDataException or EndOfStreamException or XmlException or NotSupportedException or IOException)
        {
            throw new RejectedScanException(RejectionReason.Damaged, $"The {part} cannot be read: {problem.Message} Send the file again, whole.", problem);
        }
    }
}
