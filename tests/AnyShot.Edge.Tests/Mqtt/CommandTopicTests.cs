using AnyShot.Edge.Mqtt;

namespace AnyShot.Edge.Tests.Mqtt;

public sealed class CommandTopicTests
{
    [Theory]
    [InlineData("a/b/cmd/class/add", "class/add", "")]
    [InlineData("a/b/cmd/mode", "mode", "")]
    [InlineData("a/b/cmd/by/anna/class/add", "class/add", "anna")]
    public void ATopicNamesAVerb(string topic, string verb, string user)
    {
        CommandTopic.TryParse(topic, "a/b", usersByTopic: true, out var command).ShouldBeTrue();
        command!.Verb.ShouldBe(verb);
        command.User.ShouldBe(user);
        command.Reply.ShouldBe(topic + "/reply");
    }

    [Theory]
    [InlineData("a/b/cmd/class/add/reply")]
    [InlineData("a/b/cmd/")]
    [InlineData("a/b/cmd")]
    [InlineData("a/bb/cmd/mode")]
    [InlineData("a/b/cmd/by/anna")]
    [InlineData("a/b/cmd/by//mode")]
    [InlineData("a/b/cmd/by/anna/")]
    public void OthersAreNoCommands(string topic) => CommandTopic.TryParse(topic, "a/b", usersByTopic: true, out _).ShouldBeFalse();

    [Fact]
    public void WhereTopicsNameNoUsersNobodyCanPretendToBeOne() => CommandTopic.TryParse("a/b/cmd/by/anna/mode", "a/b", usersByTopic: false, out _).ShouldBeFalse();
}
