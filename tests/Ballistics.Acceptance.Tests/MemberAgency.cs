using System.Text.Json;

namespace Ballistics.Acceptance.Tests;

/// <summary>An agency with an administrator, an examiner and a verifier, three different persons, each with a key of their own.</summary>
/// <param name="Id">The agency.</param>
/// <param name="Name">Its name.</param>
/// <param name="Administrator">States terms and answers requests.</param>
/// <param name="Examiner">Uploads, searches, reviews, compares, concludes.</param>
/// <param name="Verifier">Verifies.</param>
internal sealed record MemberAgency(string Id, string Name, ServiceClient Administrator, ServiceClient Examiner, ServiceClient Verifier)
{
    /// <summary>Enters the agency through the network's officer, and its persons through its administrator.</summary>
    public static async Task<MemberAgency> EnterAsync(ServiceClient officer, string name, string country)
    {
        string id = (await officer.PostAsync("agencies", new { name, jurisdiction = country })).GetProperty("id").GetString()!;
        JsonElement first = await officer.PostAsync($"agencies/{id}/administrators", new { name = "Administrator", signInName = $"administrator of {name}" });
        ServiceClient administrator = await officer.Another().SignInAsync(first.GetProperty("oneTimeSecret").GetString()!);
        return new MemberAgency(
            id, name, administrator,
            await PersonAsync(administrator, name, "Examiner", "Technician", "Examiner", "Investigator"),
            await PersonAsync(administrator, name, "Verifier", "Verifier"));
    }

    /// <summary>Puts terms in force as the agency's default.</summary>
    public Task StateTermsAsync(int version, string sharing, string released, bool consentNeeded = false, string? regionalBody = null) => Administrator.PostAsync(
        $"agencies/{Id}/sharing-terms", new { version, sharing, released, consentNeeded, regionalBody, why = "Agreed between the countries" }, "PUT");

    private static async Task<ServiceClient> PersonAsync(ServiceClient administrator, string agency, string name, params string[] roles)
    {
        JsonElement person = await administrator.PostAsync("persons", new { name, signInName = $"{name} of {agency}", roles });
        return await administrator.Another().SignInAsync(person.GetProperty("oneTimeSecret").GetString()!);
    }
}
