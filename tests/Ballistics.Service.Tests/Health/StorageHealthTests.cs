using Ballistics.Comparison.Embedding;
using Ballistics.Search.Storage;
using Ballistics.Service.Health;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Ballistics.Service.Tests.Health;

public class StorageHealthTests
{
    [Fact]
    public async Task Without_its_model_the_service_is_ready_and_says_that_marks_are_kept_and_not_embedded()
    {
        string folder = Directory.CreateTempSubdirectory("ballistics-health-").FullName;
        using (EvidenceStore store = await EvidenceStore.OpenAsync(folder, cancellation: TestContext.Current.CancellationToken))
        {
            await store.OpenIndexAsync(ReleasedModel.OfImpressed(Path.Combine(folder, "no model")), TestContext.Current.CancellationToken);

            HealthCheckResult health = await new StorageHealth(store).CheckHealthAsync(new HealthCheckContext(), TestContext.Current.CancellationToken);

            Assert.Equal(HealthStatus.Degraded, health.Status);
            Assert.Contains("marks are kept and not embedded", health.Description, StringComparison.Ordinal);
        }
        Directory.Delete(folder, recursive: true);
    }
}
