using AnyShot.Engine.Training.WeakShot;

namespace AnyShot.Engine.Tests.Training.WeakShot;

public sealed class WeightTableTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder.File("weights.csv");

    [Fact]
    public void Read_WrittenTable_GivesTheWeightsInTheOrderThatIsAskedFor()
    {
        System.IO.File.WriteAllText(File, WeightTable.Write(["a/1, top.png", "b/1.png"], ["a", "b"], [0.25f, 1.5f]));
        WeightTable.Read(File, ["b/1.png", "a/1, top.png"], ["b", "a"]).ShouldBe([1.5f, 0.25f]);
    }

    [Theory]
    [InlineData("path,class,weight\nb/1.png,b,1\n", "has no weight for \"a/1.png\" of class \"a\"")]
    [InlineData("path,class,weight\na/1.png,b,1\n", "has no weight for \"a/1.png\" of class \"a\"")]
    [InlineData("path,class,weight\na/1.png,a,-1\n", "the line of \"a/1.png\" has no weight of 0 or more")]
    [InlineData("path,class,weight\na/1.png,a,NaN\n", "the line of \"a/1.png\" has no weight of 0 or more")]
    [InlineData("path,class,weight\na/1.png,a,1\na/1.png,a,2\n", "stands there twice")]
    [InlineData("file,weight\n", "needs the columns path, class, weight")]
    public void Read_WhatDoesNotFit_SaysSo(string content, string sentence)
    {
        System.IO.File.WriteAllText(File, content);
        Should.Throw<InvalidDataException>(() => WeightTable.Read(File, ["a/1.png"], ["a"])).Message.ShouldContain(sentence);
    }

    public void Dispose() => _folder.Dispose();
}
