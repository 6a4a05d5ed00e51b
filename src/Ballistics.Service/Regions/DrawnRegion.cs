using System.Text.Json.Serialization;
using Ballistics.Evidence;

namespace Ballistics.Service.Regions;

/// <summary>A region as an examiner draws it.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Outline">A circle or a polygon, in points of the scan, with holes where parts are left out: a breech face leaves out the firing pin.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record DrawnRegion(RegionName Name, RegionOutline Outline);
