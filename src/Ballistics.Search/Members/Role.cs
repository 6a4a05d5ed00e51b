namespace Ballistics.Search.Members;

/// <summary>What somebody does for an agency; it decides which routes are open. Somebody may have several.</summary>
public enum Role
{
    /// <summary>Enters case records and exhibits, uploads scans and starts searches.</summary>
    Technician,

    /// <summary>Compares exhibits and concludes.</summary>
    Examiner,

    /// <summary>Verifies the conclusion of another person without seeing it.</summary>
    Verifier,

    /// <summary>Follows leads and hits across borders, and asks other agencies for detail.</summary>
    Investigator,

    /// <summary>Manages the agency's own persons, roles, keys, certificates and sharing.</summary>
    AgencyAdministrator,

    /// <summary>Manages countries, agencies, regional bodies and the agencies' identity providers; sees no evidence by it.</summary>
    NetworkOfficer,

    /// <summary>Reads who did what, and changes nothing.</summary>
    Auditor,

    /// <summary>A program that measures accuracy and speed; it reaches simulated data only.</summary>
    BenchmarkRobot,
}
