using System.Text.RegularExpressions;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Tests.Security;

public sealed partial class SecurityDocumentTests
{
    [Fact]
    public void Table_OfTheDocument_IsThatOfTheCode()
    {
        var text = File.ReadAllText(Path.Combine(RepositoryFolder.Root, "docs", "security.md"));
        Row().Matches(text).ToDictionary(m => m.Groups[1].Value, m => Enum.Parse<Role>(m.Groups[2].Value, ignoreCase: true))
            .ShouldBe(VerbRoles.All, ignoreOrder: true);
    }

    [GeneratedRegex(@"^\| `([a-z/]+)` \| (\w+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
