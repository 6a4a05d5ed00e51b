namespace Ballistics.Service.Tests;

/// <summary>What a client says its requests are for.</summary>
internal static class StatedPurpose
{
    /// <summary>States a purpose with every request from here on, or none where it is null.</summary>
    public static void Purpose(this HttpClient http, string? purpose)
    {
        http.DefaultRequestHeaders.Remove("Ballistics-Purpose");
        if (purpose is not null)
            http.DefaultRequestHeaders.Add("Ballistics-Purpose", Uri.EscapeDataString(purpose));
    }
}
