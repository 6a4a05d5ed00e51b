using Ballistics.Search.Members;
using Ballistics.Search.Storage;

namespace Ballistics.Service.Tests;

/// <summary>Somebody of an agency who asks by a key.</summary>
/// <param name="Agency">The agency.</param>
/// <param name="Person">The person.</param>
/// <param name="Key">The person's key.</param>
/// <param name="Http">Signs every request with it.</param>
internal sealed record TestMember(Agency Agency, Person Person, string Key, HttpClient Http);
