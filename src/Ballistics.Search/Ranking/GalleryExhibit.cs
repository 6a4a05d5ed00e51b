using Ballistics.Comparison;
using Ballistics.Search.Storage;
using Microsoft.Extensions.Logging;

namespace Ballistics.Search.Ranking;

/// <summary>One exhibit as it is read for comparison.</summary>
internal sealed record GalleryExhibit(Guid Id, IReadOnlyList<GalleryMark> Marks)
{
    /// <summary>
    /// Its marks, their signatures unpacked. A damaged signature is left out and logged: one bad row must not stop every search.
    /// </summary>
    public IReadOnlyList<ExhibitMark> Unpack(ILogger log)
    {
        var unpacked = new List<ExhibitMark>(Marks.Count);
        foreach (GalleryMark mark in Marks)
            try
            {
                unpacked.Add(new ExhibitMark(mark.MarkId.ToString(), Signature.FromBytes(mark.Signature), mark.Land));
            }
            catch (InvalidDataException exception)
            {
                StorageLog.DamagedSignature(log, mark.MarkId, exception);
            }
        return unpacked;
    }
}
