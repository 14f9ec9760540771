using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AnyShot.Edge.Control;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Parts;
using AnyShot.Edge.Security;
using AnyShot.Edge.Support;
using AnyShot.Edge.Tests.Dashboard.Support;
using Microsoft.Extensions.Logging;

namespace AnyShot.Edge.Tests.Support;

/// <summary>Outputs, certificates, log, check-up and bundle of a whole agent, as people of every role see them.</summary>
public sealed class SupportEndpointsTests(SupportAgent agent) : IClassFixture<SupportAgent>
{
    [Theory]
    [InlineData("/api/outputs", Role.Viewer)]
    [InlineData("/api/certificates", Role.Engineer)]
    [InlineData("/api/log", Role.Engineer)]
    [InlineData("/api/log.txt", Role.Engineer)]
    [InlineData("/api/support", Role.Engineer)]
    [InlineData("/api/support/checks", Role.Engineer)]
    [InlineData("/api/support/bundle", Role.Administrator)]
    [InlineData("/api/support/bundle.zip", Role.Administrator)]
    public async Task Address_AskedByEveryRole_AnswersFromItsRoleOn(string address, Role needed)
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            var person = await agent.PersonAsync(role);
            (await person.GetAsync(address)).ShouldBe(role >= needed ? HttpStatusCode.OK : HttpStatusCode.Forbidden, $"{role}");
        }
    }

    [Fact]
    public async Task Outputs_BrokerThatIsNotThere_SaysSoWithSinceWhenAndWhere()
    {
        var person = await agent.PersonAsync(Role.Viewer);
        var output = default(JsonElement);
        await Wait.UntilAsync(() =>
        {
            output = person.Client.GetFromJsonAsync<JsonElement>("/api/outputs").Result[0];
            return output.TryGetProperty("troubleSince", out _) && output.GetProperty("pending").GetInt64() > 0;
        }, "the broker is known to be away");
        output.GetProperty("name").GetString().ShouldBe("mqtt");
        output.GetProperty("status").GetString().ShouldBe("Down");
        output.GetProperty("trouble").GetString().ShouldBe(output.GetProperty("sentence").GetString());
        output.TryGetProperty("troubleUntil", out _).ShouldBeFalse();
        output.GetProperty("address").GetString().ShouldStartWith("mqtt://127.0.0.1:");
        output.GetProperty("place").GetString().ShouldBe("anyshot/s1");
        output.GetProperty("login").GetString().ShouldBe("password");
        output.GetProperty("isEncrypted").GetBoolean().ShouldBeFalse();
        output.GetProperty("delivered").GetInt64().ShouldBe(0);
    }

    [Fact]
    public async Task Log_FilteredSearchedAndPaged_HasWhatFits()
    {
        var log = agent.Get<ILoggerFactory>().CreateLogger("AnyShot.Edge.Tests.Probe");
        for (var i = 1; i <= 5; i++)
        {
            log.Log(i % 2 == 0 ? LogLevel.Warning : LogLevel.Information, new EventId(77), "probe line {Number}", i);
        }

        log.LogInformation("probe password={Password}", "hunter22");
        var person = await agent.PersonAsync(Role.Engineer);
        var found = await ReadAsync(person, "search=PROBE line");
        found.Entries.Select(entry => entry.Text).ShouldBe(["probe line 5", "probe line 4", "probe line 3", "probe line 2", "probe line 1"]);
        found.Entries.ShouldAllBe(entry => entry.EventId == 77 && entry.Category == "AnyShot.Edge.Tests.Probe");
        (await ReadAsync(person, "search=probe line&level=warning")).Entries.Select(entry => entry.Text).ShouldBe(["probe line 4", "probe line 2"]);
        (await ReadAsync(person, $"search=probe line&before={found.Entries[1].Number}&most=2")).Entries.Select(entry => entry.Text).ShouldBe(["probe line 3", "probe line 2"]);
        (await ReadAsync(person, $"search=probe line&after={found.Entries[1].Number}")).Entries.Select(entry => entry.Text).ShouldBe(["probe line 5"]);
        (await ReadAsync(person, "search=probe password")).Entries.ShouldHaveSingleItem().Text.ShouldBe("probe password=[hidden]");
        (await person.Client.GetStringAsync("/api/log.txt?level=warning&search=probe line")).Split('\n').Length.ShouldBe(3);
    }

    [Theory]
    [InlineData("most=0")]
    [InlineData("most=501")]
    [InlineData("level=loud")]
    [InlineData("level=3")]
    [InlineData("search=%s")]
    public async Task Log_AskedWrongly_SaysWhatWouldBeRight(string query)
    {
        var person = await agent.PersonAsync(Role.Engineer);
        using var answer = await person.Client.GetAsync("/api/log?" + query.Replace("%s", new string('x', 101), StringComparison.Ordinal));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(query.Split('=')[0]);
    }

    [Fact]
    public async Task Certificate_TrustedAndRefusedByAnAdministrator_MovesAndIsShown()
    {
        var person = await agent.PersonAsync(Role.Administrator);
        var before = (await person.Client.GetFromJsonAsync<JsonElement>("/api/certificates")).EnumerateArray().ToArray();
        // OPC UA is switched off here: its clients are nobody's concern.
        before.ShouldBeEmpty();
        var fingerprint = Fingerprint(agent.Trust.RefusedFiles.Single());
        (await TrustAsync(Role.Engineer, fingerprint, true)).Outcome.ShouldBe(ControlOutcome.Forbidden);
        (await TrustAsync(Role.Administrator, fingerprint, true)).Sentence.ShouldBe("CN=plc is trusted from its next connection on.");
        agent.Trust.RefusedFiles.ShouldBeEmpty();
        Fingerprint(agent.Trust.TrustedFiles.Single()).ShouldBe(fingerprint);
        (await TrustAsync(Role.Administrator, fingerprint, true)).Outcome.ShouldBe(ControlOutcome.NotFound);
        (await TrustAsync(Role.Administrator, fingerprint, false)).Sentence.ShouldBe("CN=plc is refused from its next connection on.");
        Fingerprint(agent.Trust.RefusedFiles.Single()).ShouldBe(fingerprint);
    }

    [Fact]
    public async Task Bundle_Downloaded_HoldsWhatIsListedAndNoSecret()
    {
        await Wait.UntilAsync(() => agent.Get<IPartArchive>().Newest(1).Any(), "a part is kept");
        agent.Get<ILoggerFactory>().CreateLogger("AnyShot.Edge.Tests.Probe").LogError("a fault that says {Secret} and {Hash}", SupportAgent.BrokerPassword, agent.PasswordHash);
        var person = await agent.PersonAsync(Role.Administrator);
        using var archive = new ZipArchive(new MemoryStream(await person.Client.GetByteArrayAsync("/api/support/bundle.zip")));
        var listed = (await person.Client.GetFromJsonAsync<JsonElement>("/api/support/bundle")).EnumerateArray().Select(part => part.GetProperty("name").GetString()!).ToArray();
        archive.Entries.Select(entry => entry.FullName).ShouldBe(listed);
        listed.ShouldNotContain(name => name.StartsWith("parts/", StringComparison.Ordinal) || name.Contains("user", StringComparison.Ordinal));

        var texts = archive.Entries.ToDictionary(entry => entry.FullName, Text);
        texts["configuration.json"].ShouldContain("rtsp://[hidden]@127.0.0.1:1/stream");
        texts["log.txt"].ShouldContain("a fault that says [hidden] and [hidden]");
        texts["metrics.txt"].ShouldContain("anyshot_verdicts_total");
        JsonDocument.Parse(texts["versions.json"]).RootElement.GetProperty("versions").EnumerateArray().Single(version => version.GetProperty("name").GetString() == "libtorch").GetProperty("value").GetString()!.ShouldMatch(@"^\d");
        JsonDocument.Parse(texts["schemas.json"]).RootElement.GetProperty("control.db").GetString().ShouldBe("1");
        foreach (var (name, text) in texts)
        {
            text.ShouldNotBeNullOrWhiteSpace(name);
            text.ShouldNotContain("could not be read", customMessage: name);
            foreach (var secret in (string[])[SupportAgent.BrokerPassword, SupportAgent.CameraPassword, agent.PasswordHash, "pbkdf2", "PRIVATE KEY", "a long enough password"])
            {
                text.Contains(secret, StringComparison.OrdinalIgnoreCase).ShouldBeFalse($"{name} holds {secret}");
            }
        }
    }

    [Fact]
    public async Task Bundle_WithPictures_HoldsAsManyAsThereMayBe()
    {
        await Wait.UntilAsync(() => agent.Get<IPartArchive>().Newest(SupportBundle.MostImages + 5).Count() > SupportBundle.MostImages, "more parts are kept than a bundle holds");
        var person = await agent.PersonAsync(Role.Administrator);
        using var archive = new ZipArchive(new MemoryStream(await person.Client.GetByteArrayAsync("/api/support/bundle.zip?images=true")));
        var images = archive.Entries.Where(entry => entry.FullName.StartsWith("parts/", StringComparison.Ordinal)).ToArray();
        images.Length.ShouldBeInRange(1, SupportBundle.MostImages);
        Bytes(images[0]).AsSpan(0, 4).SequenceEqual((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']).ShouldBeTrue();
    }

    private static async Task<LogAnswer> ReadAsync(HttpPerson person, string query) =>
        JsonSerializer.Deserialize(await person.Client.GetStringAsync("/api/log?" + query), SupportJson.Default.LogAnswer)!;

    private async Task<ControlReply> TrustAsync(Role role, string fingerprint, bool trusted)
    {
        var body = JsonSerializer.SerializeToElement(new { fingerprint, trusted });
        return await agent.Get<IControlDesk>().ExecuteAsync(new ControlRequest(ControlVerbs.CertificateTrust, "", body), new Caller("ada", role, Door.Http), default);
    }

    private static string Fingerprint(string file)
    {
        using var certificate = System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadCertificateFromFile(file);
        return certificate.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256);
    }

    private static string Text(ZipArchiveEntry entry) => Encoding.UTF8.GetString(Bytes(entry));

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }
}
