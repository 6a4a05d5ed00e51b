using System.Text.Json;
using Ballistics.Evidence;
using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Ballistics.Search.Quality;

/// <summary>How the quality of scans is kept in the database.</summary>
internal static class QualityModel
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    public static void Configure(ModelBuilder model)
    {
        model.Entity<QualityRecord>(record =>
        {
            record.Property(q => q.Instrument).HasMaxLength(Limits.InstrumentLength);
            record.Property(q => q.Measures).HasConversion(new MeasuresConverter(), new MeasuresComparer());
            record.Ignore(q => q.Report);
            record.HasOne<Agency>().WithMany().HasForeignKey(q => q.AgencyId).OnDelete(DeleteBehavior.Restrict);
            // Figures over time outlive the mark: they tell of the instrument, and nothing of the exhibit.
            record.HasOne<Mark>().WithOne(m => m.Quality).HasForeignKey<QualityRecord>(q => q.MarkId).OnDelete(DeleteBehavior.SetNull);
            record.HasIndex(q => new { q.AgencyId, q.At });
        });
    }

    private sealed class MeasuresConverter() : ValueConverter<IReadOnlyList<QualityMeasure>, string>(
        measures => JsonSerializer.Serialize(measures, s_json), text => JsonSerializer.Deserialize<QualityMeasure[]>(text, s_json) ?? Array.Empty<QualityMeasure>());

    private sealed class MeasuresComparer() : ValueComparer<IReadOnlyList<QualityMeasure>>(
        (a, b) => a!.SequenceEqual(b!), measures => measures.Aggregate(0, (code, measure) => HashCode.Combine(code, measure)), measures => measures.ToArray());
}
