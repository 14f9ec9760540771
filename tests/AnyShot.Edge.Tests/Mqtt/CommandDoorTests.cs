using System.Diagnostics;
using AnyShot.Edge.Security;
using AnyShot.Edge.Tests.Control;
using AnyShot.Edge.Tests.Hosting;

namespace AnyShot.Edge.Tests.Mqtt;

[Collection(MemoryCollection.Name)]
public sealed class CommandDoorTests
{
    [Fact]
    public async Task AnAnswerGoesToTheResponseTopicWithTheCorrelationData()
    {
        await using var station = await DoorStation.StartAsync();
        await station.SendAsync("trigger", """{"requestId":"7","text":"hello"}""", "answers/anna", [1, 2, 3]);
        var (message, json) = await station.AnswerAsync();
        message.Topic.ShouldBe("answers/anna");
        message.CorrelationData.ShouldBe([1, 2, 3]);
        message.ContentType.ShouldBe("application/json");
        json.GetProperty("id").GetString().ShouldBe("7");
        json.GetProperty("outcome").GetString().ShouldBe("done");
        json.GetProperty("sentence").GetString().ShouldBe("hello 1");
    }

    [Fact]
    public async Task ForeignToolsAskAndGetTheirAnswers()
    {
        await using var station = await DoorStation.StartAsync();
        var (code, output) = await RunAsync("mosquitto_rr", station, "-V", "5", "-t", "anyshot/s1/cmd/trigger", "-e", "answers/rr", "-m", """{"requestId":"8","text":"rr"}""", "-W", "20");
        code.ShouldBe(0, output);
        output.ShouldContain("\"sentence\":\"rr 1\"");

        (code, output) = await RunAsync("mosquitto_pub", station, "-V", "mqttv311", "-t", "anyshot/s1/cmd/trigger", "-m", """{"text":"old"}""");
        code.ShouldBe(0, output);
        // The answer of the first command on its response topic may still be on its way to us.
        while (true)
        {
            var (message, json) = await station.AnswerAsync();
            if (message.Topic == "anyshot/s1/cmd/trigger/reply")
            {
                json.GetProperty("sentence").GetString().ShouldBe("old 2");
                break;
            }
        }
    }

    [Theory]
    [InlineData("anyshot/s1/verdict")]
    [InlineData("anyshot/s1/availability")]
    [InlineData("answers/#")]
    [InlineData("$SYS/x")]
    public async Task NobodyMakesTheAgentSpeakOnATopicThatIsNotForAnswers(string topic)
    {
        await using var station = await DoorStation.StartAsync();
        try
        {
            await station.SendAsync("trigger", """{"text":"hello"}""", topic);
        }
        catch (MQTTnet.Exceptions.MqttCommunicationException)
        {
            // The library or the broker refuses the topic itself.
            return;
        }

        (await station.AnswerAsync()).Message.Topic.ShouldBe("anyshot/s1/cmd/trigger/reply");
    }

    [Fact]
    public async Task ARetainedCommandIsRefused()
    {
        await using var station = await DoorStation.StartAsync();
        await station.CloseAsync();
        await station.SendAsync("trigger", """{"text":"hello"}""", retain: true);
        await station.OpenAsync();
        var (_, json) = await station.AnswerAsync();
        json.GetProperty("outcome").GetString().ShouldBe("invalid");
        json.GetProperty("sentence").GetString()!.ShouldContain("must not be retained");
        station.Verb.Times.ShouldBe(0);
    }

    [Fact]
    public async Task ACommandThatWasSentWhileTheAgentWasAwayIsNotDoneLater()
    {
        await using var station = await DoorStation.StartAsync();
        await station.CloseAsync();
        await station.SendAsync("trigger", """{"requestId":"1","text":"late"}""");
        await station.OpenAsync();
        await station.SendAsync("trigger", """{"requestId":"2","text":"now"}""");
        (await station.AnswerAsync()).Json.GetProperty("sentence").GetString().ShouldBe("now 1");
    }

    [Fact]
    public async Task WhereTopicsNameUsersTheUsersRoleCounts()
    {
        await using var station = await DoorStation.StartAsync(options => (options.Commands.UsersByTopic, options.Commands.Role) = (true, Role.Viewer), new TwoUsers());
        await station.SendAsync("trigger", """{"text":"nobody"}""");
        (await station.AnswerAsync()).Json.GetProperty("outcome").GetString().ShouldBe("forbidden");
        await station.SendAsync("by/anna/trigger", """{"text":"anna"}""");
        var (message, json) = await station.AnswerAsync();
        message.Topic.ShouldBe("anyshot/s1/cmd/by/anna/trigger/reply");
        json.GetProperty("sentence").GetString().ShouldBe("anna 1");
        await station.SendAsync("by/mallory/trigger", """{"text":"mallory"}""");
        (await station.AnswerAsync()).Json.GetProperty("sentence").GetString().ShouldBe("There is no user \"mallory\".");
    }

    [Fact]
    public async Task TextThatIsNoUnicodeIsRefusedAndTheDoorStaysOpen()
    {
        await using var station = await DoorStation.StartAsync();
        await station.SendAsync("trigger", """{"text":"\ud800"}""");
        (await station.AnswerAsync()).Json.GetProperty("sentence").GetString().ShouldBe("The body is no JSON object: it holds text that is no Unicode.");
        await station.SendAsync("trigger", """{"text":"good"}""");
        (await station.AnswerAsync()).Json.GetProperty("outcome").GetString().ShouldBe("done");
    }

    [Fact]
    public async Task HostileCommandsAreRefusedAndTheNextGoodOneIsDone()
    {
        const int Seed = 11;
        const int Rounds = 40;
        const int MessagesOfARound = 250;
        await using var station = await DoorStation.StartAsync();
        var random = new Random(Seed);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var round = 0; round < Rounds; round++)
        {
            // As many as a broker keeps for a subscriber, so that every answer can be counted.
            for (var i = 0; i < MessagesOfARound; i++)
            {
                await station.SendAsync(i % 3 == 0 ? "trigger" : $"x{random.Next()}", string.Concat(Enumerable.Range(0, random.Next(200)).Select(_ => (char)random.Next(32, 126))));
            }

            for (var i = 0; i < MessagesOfARound; i++)
            {
                (await station.AnswerAsync()).Json.GetProperty("outcome").GetString().ShouldNotBe("done", $"seed {Seed}, round {round}");
            }
        }

        // The rate of this caller is used up: the refusal is an answer as well, and a moment later the caller is served again.
        string? outcome;
        do
        {
            await station.SendAsync("trigger", """{"text":"good"}""", "answers/anna");
            outcome = (await station.AnswerAsync()).Json.GetProperty("outcome").GetString();
            outcome.ShouldBeOneOf("done", "too-many");
            await Task.Delay(100);
        }
        while (outcome != "done");
        station.Verb.Times.ShouldBe(1);
        station.Log.Count.ShouldBeLessThan(10, "one line for one cause");
        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(32 << 20, "nothing of them is kept");
    }

    private static async Task<(int Code, string Output)> RunAsync(string program, DoorStation station, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, ["-h", "127.0.0.1", "-p", $"{station.Broker.Port}", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync() + await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }

    private sealed class TwoUsers : IUserDirectory
    {
        public Task<User?> AuthenticateAsync(string name, string password, CancellationToken cancellationToken) => Task.FromResult<User?>(null);

        public User? ByCertificate(string thumbprint) => null;

        public User? ByName(string name) => name == "anna" ? new User("anna", Role.Technician) : null;
    }
}
