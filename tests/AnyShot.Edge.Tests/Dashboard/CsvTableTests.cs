using AnyShot.Edge.Dashboard.Endpoints;

namespace AnyShot.Edge.Tests.Dashboard;

public sealed class CsvTableTests
{
    [Theory]
    [InlineData("good", "good")]
    [InlineData("", "")]
    [InlineData("Öl, „schwarz“ auf Weißblech", "\"Öl, „schwarz“ auf Weißblech\"")]
    [InlineData("a \"thin\" crack", "\"a \"\"thin\"\" crack\"")]
    [InlineData("first\r\nsecond\nthird", "\"first\r\nsecond\nthird\"")]
    [InlineData("2026-03-01T12:00:00Z", "2026-03-01T12:00:00Z")]
    [InlineData("0.93", "0.93")]
    [InlineData("edge-crack", "edge-crack")]
    [InlineData("a+b=c", "a+b=c")]
    public void Write_Data_IsTheSameInQuotesWhereNeeded(string cell, string written) => Cell(cell).ShouldBe(written);

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1+1", "'\t'=1+1")]
    [InlineData("\r=1+1", "\"'\r'=1+1\"")]
    [InlineData("  =1+1", "'  =1+1")]
    [InlineData("\"=1+1", "\"'\"\"=1+1\"")]
    [InlineData("=cmd|' /C calc'!A0, \"x\"", "\"'=cmd|' /C calc'!A0, \"\"x\"\"\"")]
    [InlineData("crack;=1+1", "crack;'=1+1")]
    [InlineData("crack; \"=1+1", "\"crack;' \"\"=1+1\"")]
    [InlineData("crack\n-1", "\"crack\n'-1\"")]
    [InlineData("\uFF1D1", "'\uFF1D1")]
    public void Write_Formula_HasAnApostropheBeforeIt(string cell, string written) => Cell(cell).ShouldBe(written);

    [Fact]
    public void Write_Rows_HaveTheHeaderFirstAndEndWithCarriageReturnAndLineFeed() =>
        CsvTable.Write(["class", "parts"], [["good", "1"], ["=dent", "2"]]).ShouldBe("class,parts\r\ngood,1\r\n'=dent,2\r\n");

    /// <summary>A cell between two others, as it is written.</summary>
    private static string Cell(string cell)
    {
        var text = CsvTable.Write(["a", "b", "c"], [["x", cell, "y"]]);
        text.ShouldStartWith("a,b,c\r\nx,");
        text.ShouldEndWith(",y\r\n");
        return text["a,b,c\r\nx,".Length..^",y\r\n".Length];
    }
}
