using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Ballistics.Evidence;
using Ballistics.Search.Intake;
using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;
using Ballistics.Search.Telemetry;
using Ballistics.Search.Workers;
using Ballistics.Tests;

namespace Ballistics.Search.Tests.Telemetry;

public sealed class InstrumentsTests
{
    [Fact]
    public async Task Uploads_preparation_and_comparisons_are_measured_and_traced()
    {
        var seen = new ConcurrentDictionary<string, double>();
        using var meters = new MeterListener { InstrumentPublished = (instrument, listener) => { if (instrument.Meter.Name == Instruments.Name) listener.EnableMeasurementEvents(instrument); } };
        meters.SetMeasurementEventCallback<long>((instrument, value, _, _) => seen.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value));
        meters.SetMeasurementEventCallback<double>((instrument, value, _, _) => seen.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value));
        meters.Start();
        var traced = new ConcurrentBag<string>();
        using var traces = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Instruments.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => traced.Add(activity.OperationName),
        };
        ActivitySource.AddActivityListener(traces);
        using TestStore test = await TestStore.OpenAsync();
        using var workers = new ScanWorkers(1);
        using var threads = new WorkerThreads("test worker", 1);
        Agency agency = await test.AddAgencyAsync("A", "NL");
        await test.AddMarkedExhibitAsync(agency, "Other", 2);
        Exhibit exhibit = await test.AddExhibitAsync(agency, "E");

        await new MarkIntake(test.Store, workers).TakeInAsync(
            new MarkSubmission(exhibit.Id, MarkKind.BreechFaceImpression, "scan.x3p"), new MemoryStream(TestScans.BreechFace(1)), TestStore.Cancellation);
        await CandidateSearch.RunAsync(test.Store, new SearchRequest(exhibit.Id, agency.Id), threads, null, TestStore.Cancellation);

        // Other tests may run at the same time and be measured too, hence at least.
        Assert.True(seen["ballistics.uploads"] >= 1);
        Assert.True(seen["ballistics.preparation.duration"] > 0);
        Assert.True(seen["ballistics.comparisons"] >= 1);
        Assert.Contains("prepare mark", traced);
        Assert.Contains("search", traced);
    }
}
