using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ballistics.Tests;

namespace Ballistics.Service.Tests;

public sealed class BadInputTests(TestService service) : IClassFixture<TestService>
{
    private const HttpStatusCode Unprocessable = HttpStatusCode.UnprocessableEntity;

    public static TheoryData<string, string, HttpStatusCode, string> BadScans => new()
    {
        { "an empty body", "scan.x3p", HttpStatusCode.BadRequest, "empty-scan" },
        { "no format at all", "scan.x3p", HttpStatusCode.UnsupportedMediaType, "unknown-format" },
        { "a JPEG named .x3p", "scan.x3p", HttpStatusCode.UnsupportedMediaType, "unknown-format" },
        { "a truncated zip", "scan.x3p", Unprocessable, "damaged-scan" },
        { "a zip bomb", "scan.x3p", HttpStatusCode.RequestEntityTooLarge, "too-large" },
        { "a TIFF that claims 10^10 pixels", "scan.tif", HttpStatusCode.RequestEntityTooLarge, "too-large" },
        { "XML with entities", "scan.x3p", Unprocessable, "damaged-scan" },
        { "path traversal in a zip", "scan.x3p", Unprocessable, "damaged-scan" },
        { "NaN everywhere", "scan.x3p", Unprocessable, "too-little-measured" },
        { "a 1×1 scan", "scan.x3p", Unprocessable, "" },
        { "a zero increment", "scan.x3p", Unprocessable, "damaged-scan" },
        { "a negative increment", "scan.x3p", Unprocessable, "damaged-scan" },
        { "a flat surface", "scan.x3p", Unprocessable, "flat-surface" },
    };

    [Theory]
    [MemberData(nameof(BadScans))]
    public async Task A_bad_scan_gets_a_named_problem_leaves_nothing_and_the_service_goes_on(string what, string fileName, HttpStatusCode status, string problem)
    {
        Guid exhibit = await service.AddExhibitAsync();
        var before = await service.CountAsync();

        using HttpResponseMessage answer = await service.UploadAsync(exhibit, Scan(what), fileName);

        // A single point is too small or too little, whichever is looked at first.
        if (problem.Length == 0)
            problem = JsonElement.Parse(await answer.Content.ReadAsStringAsync(TestService.Cancellation)).GetProperty("type").GetString()!.Split('/')[^1];
        await Problem.AssertAsync(answer, status, problem);
        Assert.Equal(before, await service.CountAsync());
        Assert.Empty((await service.GetAsync($"/api/v1/exhibits/{exhibit}")).GetProperty("marks").EnumerateArray());
        await service.AddMarkAsync(exhibit, TestScans.BreechFace(1));
    }

    [Fact]
    public async Task The_same_bytes_for_the_same_exhibit_are_refused_and_name_the_mark_there_is()
    {
        Guid exhibit = await service.AddExhibitAsync();
        byte[] scan = TestScans.BreechFace(2);
        JsonElement mark = await service.AddMarkAsync(exhibit, scan);
        var before = await service.CountAsync();

        using HttpResponseMessage answer = await service.UploadAsync(exhibit, scan, "another name.x3p");

        JsonElement problem = await Problem.AssertAsync(answer, HttpStatusCode.Conflict, "duplicate-mark");
        Assert.Equal(mark.GetProperty("id").GetGuid(), problem.GetProperty("existingId").GetGuid());
        Assert.Equal(before, await service.CountAsync());
    }

    [Fact]
    public async Task Of_the_same_bytes_sent_eight_times_at_once_one_upload_wins()
    {
        Guid exhibit = await service.AddExhibitAsync();
        byte[] scan = TestScans.BreechFace(3);
        var before = await service.CountAsync();

        HttpResponseMessage[] answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => service.UploadAsync(exhibit, scan)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.Equal(7, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        Assert.Equal((before.Marks + 1, before.Signatures + 1, before.Originals + 1, 0), await service.CountAsync());
    }

    [Fact]
    public async Task The_same_bytes_for_another_exhibit_of_the_agency_are_taken_with_a_remark_and_kept_once()
    {
        Guid record = await service.AddCaseRecordAsync();
        byte[] scan = TestScans.BreechFace(4);
        await service.AddMarkAsync(await service.AddAsync("exhibits", new { caseRecordId = record, label = "The first", specimen = "CartridgeCase" }), scan);
        var before = await service.CountAsync();

        JsonElement mark = await service.AddMarkAsync(await service.AddAsync("exhibits", new { caseRecordId = record, label = "The second", specimen = "CartridgeCase" }), scan);

        Assert.Contains(mark.GetProperty("remarks").EnumerateArray(), remark => remark.GetString()!.Contains("'The first'", StringComparison.Ordinal));
        Assert.Equal((before.Marks + 1, before.Originals), ((await service.CountAsync()).Marks, (await service.CountAsync()).Originals));
    }

    [Fact]
    public async Task A_digest_that_does_not_fit_is_refused_and_one_that_fits_is_taken()
    {
        Guid exhibit = await service.AddExhibitAsync();
        byte[] scan = TestScans.BreechFace(5);
        string right = Convert.ToHexString(SHA256.HashData(scan)), wrong = Convert.ToHexString(SHA256.HashData([1]));
        var before = await service.CountAsync();

        using HttpResponseMessage refused = await service.UploadAsync(exhibit, scan, sha256: wrong);
        await Problem.AssertAsync(refused, Unprocessable, "checksum-mismatch");
        Assert.Equal(before, await service.CountAsync());
        using HttpResponseMessage misspelt = await service.UploadAsync(exhibit, scan, sha256: "abc");
        await Problem.AssertAsync(misspelt, HttpStatusCode.BadRequest, "invalid-request");
        using HttpResponseMessage taken = await service.UploadAsync(exhibit, scan, sha256: right);
        Assert.Equal(HttpStatusCode.Created, taken.StatusCode);
    }

    [Fact]
    public async Task The_digest_in_the_header_of_the_file_part_is_checked_too()
    {
        Guid exhibit = await service.AddExhibitAsync();
        byte[] scan = TestScans.BreechFace(6);

        using HttpResponseMessage refused = await SendAsync(exhibit, $"sha-256=:{Convert.ToBase64String(SHA256.HashData([1]))}:");
        await Problem.AssertAsync(refused, Unprocessable, "checksum-mismatch");
        using HttpResponseMessage malformed = await SendAsync(exhibit, "sha-256=nonsense");
        await Problem.AssertAsync(malformed, HttpStatusCode.BadRequest, "malformed-upload");
        using HttpResponseMessage taken = await SendAsync(exhibit, $"sha-256=:{Convert.ToBase64String(SHA256.HashData(scan))}:");
        Assert.Equal(HttpStatusCode.Created, taken.StatusCode);

        async Task<HttpResponseMessage> SendAsync(Guid id, string digest)
        {
            using var part = new ByteArrayContent(scan);
            part.Headers.Add("Repr-Digest", digest);
            using var form = new MultipartFormDataContent { { new StringContent("BreechFaceImpression"), "kind" }, { part, "scan", "scan.x3p" } };
            return await service.Http.PostAsync($"/api/v1/exhibits/{id}/marks", form, TestService.Cancellation);
        }
    }

    public static TheoryData<string, HttpStatusCode, string> BadForms => new()
    {
        { "", HttpStatusCode.BadRequest, "malformed-upload" },
        { "--b\r\n", HttpStatusCode.BadRequest, "malformed-upload" },
        { "--b\r\nContent-Disposition: form-data; name=kind\r\n\r\nBreechFace", HttpStatusCode.BadRequest, "malformed-upload" },
        { Part("kind", "BreechFaceImpression") + "--b--\r\n", HttpStatusCode.BadRequest, "malformed-upload" },
        { Part("scan", "x", "scan.x3p") + "--b--\r\n", HttpStatusCode.BadRequest, "malformed-upload" },
        { Part("kind", "BreechFaceImpression") + Part("kind", "BreechFaceImpression") + Part("scan", "x", "a.x3p") + "--b--\r\n", HttpStatusCode.BadRequest, "malformed-upload" },
        { Part("kind", "BreechFaceImpression") + Part("scan", "x", "a.x3p") + Part("sha256", "00") + "--b--\r\n", HttpStatusCode.BadRequest, "malformed-upload" },
        { Part("kind", "BreechFaceImpression") + "--b\r\nContent-Disposition: form-data; name=scan; filename=a.x3p\r\n\r\nhalf a sc", HttpStatusCode.BadRequest, "malformed-upload" },
        { Part("kinds", "BreechFaceImpression") + Part("scan", "x", "a.x3p") + "--b--\r\n", HttpStatusCode.BadRequest, "malformed-upload" },
        { Part("kind", new string('x', 5000)) + Part("scan", "x", "a.x3p") + "--b--\r\n", HttpStatusCode.BadRequest, "malformed-upload" },
        { Part("kind", "Scratch") + Part("scan", "x", "a.x3p") + "--b--\r\n", HttpStatusCode.BadRequest, "invalid-request" },
        { Part("kind", "LandEngravedArea") + Part("scan", "x", "a.x3p") + "--b--\r\n", Unprocessable, "kind-does-not-fit-specimen" },
        { Part("kind", "BreechFaceImpression") + Part("land", "1") + Part("scan", "x", "a.x3p") + "--b--\r\n", Unprocessable, "wrong-land" },
        { Part("kind", "BreechFaceImpression") + Part("land", "first") + Part("scan", "x", "a.x3p") + "--b--\r\n", Unprocessable, "wrong-land" },
    };

    [Theory]
    [MemberData(nameof(BadForms))]
    public async Task A_bad_form_gets_a_named_problem_and_leaves_nothing(string form, HttpStatusCode status, string problem)
    {
        Guid exhibit = await service.AddExhibitAsync();
        var before = await service.CountAsync();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(form));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");

        using HttpResponseMessage answer = await service.Http.PostAsync($"/api/v1/exhibits/{exhibit}/marks", content, TestService.Cancellation);

        await Problem.AssertAsync(answer, status, problem);
        Assert.Equal(before, await service.CountAsync());
    }

    [Fact]
    public async Task An_upload_that_is_no_form_or_for_no_exhibit_is_refused()
    {
        using HttpResponseMessage json = await service.Http.PostAsync(
            $"/api/v1/exhibits/{await service.AddExhibitAsync()}/marks", new StringContent("{}", Encoding.UTF8, "application/json"), TestService.Cancellation);
        await Problem.AssertAsync(json, HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");

        using HttpResponseMessage unknown = await service.UploadAsync(Guid.NewGuid(), TestScans.BreechFace(1));
        await Problem.AssertAsync(unknown, HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task An_upload_beyond_the_limit_is_refused_while_it_streams()
    {
        Guid exhibit = await service.AddExhibitAsync();
        var before = await service.CountAsync();
        using var form = new MultipartFormDataContent { { new StringContent("BreechFaceImpression"), "kind" } };
        form.Add(new StreamContent(new Zeros(Search.Limits.ScanBytes + 1)), "scan", "scan.x3p");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/exhibits/{exhibit}/marks") { Content = form };
        request.Headers.TransferEncodingChunked = true;

        using HttpResponseMessage answer = await service.Http.SendAsync(request, TestService.Cancellation);

        await Problem.AssertAsync(answer, HttpStatusCode.RequestEntityTooLarge, "too-large");
        Assert.Equal(before, await service.CountAsync());
    }

    [Fact]
    public async Task An_upload_that_breaks_off_leaves_nothing()
    {
        Guid exhibit = await service.AddExhibitAsync();
        var before = await service.CountAsync();
        using var form = new MultipartFormDataContent { { new StringContent("BreechFaceImpression"), "kind" } };
        var endless = new Zeros(1 << 20, then: new TaskCompletionSource());
        form.Add(new StreamContent(endless), "scan", "scan.x3p");
        using var cancellation = new CancellationTokenSource();
        Task<HttpResponseMessage> sending = service.Http.PostAsync($"/api/v1/exhibits/{exhibit}/marks", form, cancellation.Token);
        while ((await service.CountAsync()).Incoming == 0)
        {
            Assert.False(sending.IsCompleted);
            await Task.Delay(10, TestService.Cancellation);
        }

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);

        while (await service.CountAsync() != before)
            await Task.Delay(10, TestService.Cancellation);
    }

    private static string Part(string name, string value, string? fileName = null) =>
        $"--b\r\nContent-Disposition: form-data; name={name}{(fileName is null ? "" : $"; filename={fileName}")}\r\n\r\n{value}\r\n";

    private static byte[] Scan(string what)
    {
        double[] relief = TestScans.Relief(1);
        return what switch
        {
            "an empty body" => [],
            "no format at all" => [.. Enumerable.Range(0, 1000).Select(i => (byte)(i * 37))],
            "a JPEG named .x3p" => TestPictures.Jpeg(),
            "a truncated zip" => TestScans.BreechFace(1)[..20_000],
            "a zip bomb" => TestScans.Bomb(400),
            "a TIFF that claims 10^10 pixels" => TestScans.VastTiff(),
            "XML with entities" => TestScans.X3p(relief, 160, 160, prologue: "<!DOCTYPE p [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]>"),
            "path traversal in a zip" => TestScans.X3p(relief, 160, 160, dataName: "../../data.bin"),
            "NaN everywhere" => TestScans.X3p([.. relief.Select(_ => double.NaN)], 160, 160),
            "a 1×1 scan" => TestScans.X3p([0], 1, 1),
            "a zero increment" => TestScans.X3p(relief, 160, 160, spacing: 0),
            "a negative increment" => TestScans.X3p(relief, 160, 160, spacing: -TestScans.Spacing),
            "a flat surface" => TestScans.X3p(new double[160 * 160], 160, 160),
            _ => throw new ArgumentOutOfRangeException(nameof(what), what, null),
        };
    }

    /// <summary>So many zeros, and then, where a task is given, nothing until it ends.</summary>
    private sealed class Zeros(long length, TaskCompletionSource? then = null) : Stream
    {
        private long _left = length;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_left == 0 && then is not null)
                await then.Task.WaitAsync(cancellationToken);
            int read = (int)Math.Min(buffer.Length, _left);
            buffer[..read].Span.Clear();
            _left -= read;
            return read;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
