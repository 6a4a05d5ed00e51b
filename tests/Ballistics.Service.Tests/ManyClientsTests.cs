using System.Net;
using System.Text.Json;
using Ballistics.Tests;

namespace Ballistics.Service.Tests;

public sealed class ManyClientsTests
{
    private const int Clients = 8, UploadsEach = 3;

    [Fact]
    public async Task Eight_clients_upload_at_once_and_every_scan_is_kept_once_and_searched()
    {
        using var service = new TestService();
        Guid[][] exhibits = await Task.WhenAll(Enumerable.Range(0, Clients).Select(async client =>
        {
            var entered = new Guid[UploadsEach];
            for (int i = 0; i < UploadsEach; i++)
            {
                entered[i] = await service.AddExhibitAsync();
                using HttpResponseMessage answer = await service.UploadAsync(entered[i], TestScans.BreechFace(100 * client + i));
                Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            }
            return entered;
        }));

        Assert.Equal((Clients * UploadsEach, Clients * UploadsEach, Clients * UploadsEach, 0), await service.CountAsync());
        Guid search = await service.AddAsync("searches", new { exhibitId = exhibits[0][0] });
        JsonElement ended = await service.AwaitSearchAsync(search);
        Assert.Equal(Clients * UploadsEach - 1, ended.GetProperty("eligible").GetInt32());
    }
}
