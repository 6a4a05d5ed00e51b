using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ballistics.Search.Members;
using Ballistics.Search.Storage;
using Ballistics.Service.Audit;
using Ballistics.Service.Identity;
using Ballistics.Service.Persons;
using Ballistics.Service.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Service.Certificates;

internal static class CertificateEndpoints
{
    public static void MapCertificates(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/certificates").WithTags("Certificates").Allow(Role.AgencyAdministrator).Reads(RecordReads.None);
        group.MapPost("/", AddAsync).WithName("AddCertificate").WithSummary("Enter the certificate of a machine of the own agency")
            .WithDescription("The network's authority issues it (`ballistics certificates issue`); the machine then identifies itself by it over mutual TLS.")
            .ProducesProblem(400).ProducesProblem(409).ProducesProblem(422);
        group.MapGet("/", ListAsync).WithName("ListCertificates").WithSummary("The certificates of the own agency's machines");
        group.MapDelete("/{id:guid}", RevokeAsync).WithName("RevokeCertificate").WithSummary("Take a machine's certificate back").ProducesProblem(404);
    }

    private static async Task<Results<Created<CertificateResponse>, ProblemHttpResult>> AddAsync(
        NewCertificate request, Requester requester, EvidenceStore store, MemberAuthority authority, CancellationToken cancellation)
    {
        RoleGrant.Check(requester, request.Roles);
        using X509Certificate2? certificate = Read(request.Pem);
        if (certificate is null)
            return ProblemResults.Invalid("pem", "This is no certificate in PEM. Send the text from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----, without the private key.");
        if (!authority.Vouches(certificate))
            return ProblemResults.Invalid("pem", "The network's authority did not issue the certificate for a member's machine, or it has lapsed. Have one issued: ballistics certificates issue.");
        await using EvidenceDb db = store.OpenDb();
        Agency agency = await db.Agencies.SingleAsync(a => a.Id == requester.AgencyId, cancellation);
        var entry = new MemberCertificate
        {
            AgencyId = agency.Id,
            Name = request.Name.Trim(),
            Thumbprint = certificate.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant(),
            Subject = certificate.Subject[..Math.Min(certificate.Subject.Length, Search.Limits.AddressLength)],
            Roles = MemberRegister.Allowed(agency, request.Roles),
            ExpiresAt = new DateTimeOffset(certificate.NotAfter.ToUniversalTime()),
        };
        db.MemberCertificates.Add(entry);
        AccessNews.Changed(db, requester, "certificate", entry.Id, agency.Id, new { change = "Entered", roles = entry.Roles, thumbprint = entry.Thumbprint });
        return await db.SaveUnlessExistsAsync(() => db.MemberCertificates.AsNoTracking().SingleOrDefaultAsync(c => c.Thumbprint == entry.Thumbprint, cancellation), cancellation) is null
            ? TypedResults.Created($"/api/v1/certificates/{entry.Id}", CertificateResponse.Of(entry))
            : ProblemCatalogue.AlreadyExists.ToResult("The certificate was entered before. Have a new one issued for each machine.");
    }

    private static async Task<Ok<CertificateResponse[]>> ListAsync(Requester requester, EvidenceStore store, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        List<MemberCertificate> entries = await db.MemberCertificates.AsNoTracking().Where(c => c.AgencyId == requester.AgencyId).OrderBy(c => c.Id).ToListAsync(cancellation);
        return TypedResults.Ok(entries.Select(CertificateResponse.Of).ToArray());
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(Guid id, Requester requester, EvidenceStore store, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        if (await db.MemberCertificates.SingleOrDefaultAsync(c => c.Id == id && c.AgencyId == requester.AgencyId, cancellation) is not { } entry)
            return ProblemResults.NotFound("certificate", id);
        entry.RevokedAt ??= Instant.Now;
        AccessNews.Changed(db, requester, "certificate", id, entry.AgencyId, new { change = "TakenBack" });
        await db.SaveChangesAsync(cancellation);
        return TypedResults.NoContent();
    }

    private static X509Certificate2? Read(string pem)
    {
        try
        {
            return X509Certificate2.CreateFromPem(pem);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
