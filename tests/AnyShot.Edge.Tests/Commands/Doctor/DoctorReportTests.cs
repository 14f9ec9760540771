using System.Text.Json;
using AnyShot.Edge.Commands.Doctor;

namespace AnyShot.Edge.Tests.Commands.Doctor;

public sealed class DoctorReportTests
{
    private static readonly CheckedItem[] Items =
    [
        new("clock", FindingLevel.Ok, "2026-11-22 UTC.", ""),
        new("camera [line]", FindingLevel.Fail, "v4l2:/dev/video9 [busy]", "Unplug it."),
    ];

    [Fact]
    public void ToJson_Items_CarriesEveryFieldAndTheWorstLevel()
    {
        using var document = JsonDocument.Parse(DoctorReport.ToJson(Items));

        document.RootElement.GetProperty("worst").GetString().ShouldBe("fail");
        var second = document.RootElement.GetProperty("checks")[1];
        second.GetProperty("name").GetString().ShouldBe("camera [line]");
        second.GetProperty("level").GetString().ShouldBe("fail");
        second.GetProperty("sentence").GetString().ShouldBe("v4l2:/dev/video9 [busy]");
        second.GetProperty("advice").GetString().ShouldBe("Unplug it.");
    }

    [Fact]
    public void Print_ToAFile_ShowsBracketsAndLongSentencesWholeAndNoEscapes()
    {
        using var text = new StringWriter();
        var path = "/" + string.Join('/', Enumerable.Repeat("folder", 20));

        DoctorReport.Print([.. Items, new("model", FindingLevel.Ok, path, "")], text, toFile: true);

        text.ToString().ShouldContain("camera [line]");
        text.ToString().ShouldContain("/dev/video9 [busy]");
        text.ToString().ShouldContain("-> Unplug it.");
        text.ToString().ShouldContain(path);
        text.ToString().ShouldNotContain("\u001b");
    }

    [Fact]
    public void Worst_NoItems_IsOk() => DoctorReport.Worst([]).ShouldBe(FindingLevel.Ok);
}
