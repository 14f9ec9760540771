using AnyShot.Edge.Commands.Doctor;
using AnyShot.Edge.Commands.Doctor.Checks;
using AnyShot.Edge.Inspection;

namespace AnyShot.Edge.Tests.Commands.Doctor;

public sealed class ModelCheckTests
{
    [Theory]
    [InlineData("torchscript:missing.pt", "missing.pt")]
    [InlineData("oracle:delphi", "oracle:delphi")]
    public async Task RunAsync_NoSuchModel_FailsAndNamesIt(string backbone, string words)
    {
        var finding = await new ModelCheck(new InspectionOptions { Backbone = backbone, Device = "cpu" }, "/nowhere").RunAsync(CancellationToken.None);

        finding.Level.ShouldBe(FindingLevel.Fail);
        finding.Sentence.ShouldContain(words);
    }
}
