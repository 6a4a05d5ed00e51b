namespace Ballistics.Service.Searches;

/// <summary>What a candidate's picture shows.</summary>
public enum PictureView
{
    /// <summary>The probe's mark.</summary>
    Probe,

    /// <summary>The candidate's mark, turned and shifted onto the probe's.</summary>
    Candidate,

    /// <summary>Both at once.</summary>
    Overlay,
}
