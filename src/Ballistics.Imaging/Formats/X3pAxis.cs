namespace Ballistics.Imaging.Formats;

/// <summary>One axis as main.xml describes it.</summary>
/// <param name="IsAbsolute">True where every point states its coordinate; false where coordinates are counted.</param>
/// <param name="DataType">How coordinates are stored.</param>
/// <param name="Increment">Length of one step, in the file's unit; null where the file gives none.</param>
/// <param name="Offset">Coordinate of step 0, in the file's unit.</param>
internal sealed record X3pAxis(bool IsAbsolute, X3pDataType DataType, double? Increment, double Offset);
