using AnyShot.Edge.Mqtt;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Outbox;
using AnyShot.Edge.Security.Certificates;
using AnyShot.Edge.Tests.Dashboard.Support;
using AnyShot.Edge.Tests.Security.Certificates;
using MQTTnet.Tests;

namespace AnyShot.Edge.Tests.Mqtt;

/// <summary>The publisher against a real broker with TLS, whose certificate is good or bad in each way.</summary>
public sealed class MqttTlsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("anyshot-mqtt-tls-");
    private readonly TestPlant _plant = new();

    public void Dispose()
    {
        _plant.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Broker_GoodCertificate_GetsTheVerdicts()
    {
        await using var broker = await BrokerAsync(_plant.Server("broker"));
        await using var station = Station(broker);
        await station.StartAsync();
        station.Append(3);
        await DeliveredAsync(station);
    }

    [Theory]
    [InlineData("expired", "ran out on ")]
    [InlineData("other-host", "is for \"elsewhere.example\", not for \"127.0.0.1\"")]
    [InlineData("self-signed", "is self-signed and not among the trusted authorities")]
    [InlineData("unknown-authority", "was issued by \"CN=Other CA\", which is not a trusted authority")]
    [InlineData("revoked", "was revoked on ")]
    [InlineData("client", "was not issued for this use")]
    public async Task Broker_BadCertificate_IsRefusedAndSaidWhy(string kind, string words)
    {
        using var other = new TestPlant("Other CA");
        var certificate = kind switch
        {
            "expired" => _plant.Expired("broker"),
            "other-host" => _plant.Server("broker", "elsewhere.example"),
            "self-signed" => _plant.SelfSigned("broker"),
            "unknown-authority" => other.Server("broker"),
            "revoked" => _plant.Revoked("broker"),
            _ => _plant.Client("broker"),
        };
        await using var broker = await BrokerAsync(certificate);
        await using var station = Station(broker, o => o.CrlFile = _plant.CrlFile);
        await station.StartAsync();
        station.Append(1);

        var alarm = await station.AlarmAsync(MqttAlarms.Refused, raised: true);
        alarm.Sentence.ShouldContain($"The certificate of the broker 127.0.0.1:{broker.Port}, \"CN=broker\", ");
        alarm.Sentence.ShouldContain(words);
        station.Health.Status.ShouldBe(HealthStatus.Down);
        station.Outbox.Backlog(SinkNames.Mqtt).Pending.ShouldBe(1);
    }

    [Fact]
    public async Task Broker_CertificateRenewed_IsReachedByItself()
    {
        var certificate = _plant.Expired("broker");
        await using var broker = await BrokerAsync(certificate);
        await using var station = Station(broker);
        await station.StartAsync();
        station.Append(1);
        await station.AlarmAsync(MqttAlarms.Refused, raised: true);

        _plant.Authority.Renew(certificate, 90, TestPlant.Now);
        await broker.KillAsync();
        await broker.StartAgainAsync();
        await DeliveredAsync(station);
        station.Alarms.Current.ShouldBeEmpty();
    }

    [Fact]
    public async Task OwnCertificate_Renewed_ConnectsAnewWithIt()
    {
        await using var broker = await BrokerAsync(_plant.Server("broker"), "require_certificate true\nuse_identity_as_username true\n");
        var own = _plant.Client("station");
        await using var station = Station(broker, o => (o.CertificateFile, o.KeyFile) = (own, PlantAuthority.KeyFileOf(own)));
        await station.StartAsync();
        station.Append(1);
        await DeliveredAsync(station);
        station.Metrics.Counters.Get(CounterNames.MqttReconnects).ShouldBe(0);

        _plant.Authority.Renew(own, 365, TestPlant.Now);
        await Wait.UntilAsync(() => station.Metrics.Counters.Get(CounterNames.MqttReconnects) == 1, "the connection is made anew");
        station.Append(1);
        await DeliveredAsync(station);
        broker.Log.Count(l => l.Contains("u'station'", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task OwnCertificate_Expired_IsSaidBeforeTheBrokerIsAsked()
    {
        await using var broker = await BrokerAsync(_plant.Server("broker"), "require_certificate true\n");
        var own = _plant.Expired("station", CertificateKind.Client);
        await using var station = Station(broker, o => (o.CertificateFile, o.KeyFile) = (own, PlantAuthority.KeyFileOf(own)));
        await station.StartAsync();
        var alarm = await station.AlarmAsync(MqttAlarms.Refused, raised: true);
        alarm.Sentence.ShouldStartWith("mqtt.certificateFile: \"CN=station\" in ");
        alarm.Sentence.ShouldContain("ran out on");
    }

    [Fact]
    public async Task OwnCertificate_OfAnotherAuthority_IsRefusedByTheBrokerAndSaid()
    {
        using var other = new TestPlant("Other CA");
        await using var broker = await BrokerAsync(_plant.Server("broker"), "require_certificate true\n");
        var own = other.Client("station");
        await using var station = Station(broker, o => (o.CertificateFile, o.KeyFile) = (own, PlantAuthority.KeyFileOf(own)));
        await station.StartAsync();
        await Wait.UntilAsync(() => station.Health.Sentence.Contains("It may not accept the certificate of mqtt.certificateFile", StringComparison.Ordinal), "the reason is said");
    }

    private Task<TestBroker> BrokerAsync(string certificate, string more = "") => TestBroker.StartAsync(
        $"allow_anonymous true\ncafile {_plant.CaFile}\ncertfile {certificate}\nkeyfile {PlantAuthority.KeyFileOf(certificate)}\n{more}");

    private MqttStation Station(TestBroker broker, Action<MqttOptions>? configure = null) => new(broker.Port, _folder.FullName, o =>
    {
        (o.Tls, o.CaFile) = (true, _plant.CaFile);
        configure?.Invoke(o);
    });

    private static Task DeliveredAsync(MqttStation station) =>
        Wait.UntilAsync(() => station.Outbox.Backlog(SinkNames.Mqtt).Pending == 0, "the verdicts are delivered");
}
