namespace Ballistics.Imaging.Formats;

/// <summary>How an X3P file stores numbers (ISO 25178-72, DataType).</summary>
public enum X3pDataType
{
    /// <summary>Letter I: 16-bit integers, times the increment plus the offset.</summary>
    Int16,

    /// <summary>Letter L: 32-bit integers, times the increment plus the offset.</summary>
    Int32,

    /// <summary>Letter F: single precision.</summary>
    Single,

    /// <summary>Letter D: double precision.</summary>
    Double,
}
