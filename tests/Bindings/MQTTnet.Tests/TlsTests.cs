using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MQTTnet.Exceptions;
using MQTTnet.Protocol;

namespace MQTTnet.Tests;

/// <summary>A broker with TLS that demands a client certificate; all certificates are made here.</summary>
public sealed class TlsTests : IAsyncLifetime
{
    private readonly X509Certificate2 _authority = MakeAuthority("CN=Plant CA");
    private TestBroker _broker = null!;

    public async Task InitializeAsync() => _broker = await TestBroker.StartAsync(
        "allow_anonymous true\ncafile {folder}/ca.pem\ncertfile {folder}/broker.pem\nkeyfile {folder}/broker.key\nrequire_certificate true\nuse_identity_as_username true",
        folder =>
        {
            using var broker = Issue("CN=broker", RSA.Create(2048), ip: true);
            File.WriteAllText(Path.Combine(folder, "ca.pem"), _authority.ExportCertificatePem());
            File.WriteAllText(Path.Combine(folder, "broker.pem"), broker.ExportCertificatePem());
            File.WriteAllText(Path.Combine(folder, "broker.key"), broker.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
        });

    public async Task DisposeAsync()
    {
        await _broker.DisposeAsync();
        _authority.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ConnectAsync_OwnCertificateOfEitherKind_Works(bool rsa)
    {
        using var own = Issue("CN=station", rsa ? RSA.Create(2048) : ECDsa.Create(ECCurve.NamedCurves.nistP256));
        using var client = new MqttClientFactory().CreateMqttClient();
        (await client.ConnectAsync(Options(o => o.WithClientCertificates([own])))).ResultCode.ShouldBe(MqttClientConnectResultCode.Success);
        var arrived = await Clients.ListenAsync(client, "a");
        await client.PublishStringAsync("a", new string('x', 200_000), MqttQualityOfServiceLevel.AtLeastOnce);
        (await arrived.NextAsync()).Payload.Length.ShouldBe(200_000);
        _broker.Log.ShouldContain(l => l.Contains("u'station'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ConnectAsync_WithoutCertificate_Fails()
    {
        using var client = new MqttClientFactory().CreateMqttClient();
        await Should.ThrowAsync<MqttCommunicationException>(() => client.ConnectAsync(Options(_ => { })));
    }

    [Fact]
    public async Task ConnectAsync_BrokerOfAnotherAuthority_Fails()
    {
        using var own = Issue("CN=station", RSA.Create(2048));
        using var other = MakeAuthority("CN=Other CA");
        using var client = new MqttClientFactory().CreateMqttClient();
        await Should.ThrowAsync<MqttCommunicationException>(() => client.ConnectAsync(Options(o => o.WithClientCertificates([own]).WithTrustChain([other]))));
    }

    [Fact]
    public async Task ConnectAsync_CertificateForAnotherName_FailsUnlessThatNameIsExpected()
    {
        using var own = Issue("CN=station", RSA.Create(2048));
        using var client = new MqttClientFactory().CreateMqttClient();
        await Should.ThrowAsync<MqttCommunicationException>(() => client.ConnectAsync(Options(o => o.WithClientCertificates([own]).WithTargetHost("elsewhere.example"))));
        (await client.ConnectAsync(Options(o => o.WithClientCertificates([own]).WithTargetHost("broker.example")))).ResultCode.ShouldBe(MqttClientConnectResultCode.Success);
    }

    [Fact]
    public async Task ConnectAsync_NoTlsToATlsPort_Fails()
    {
        using var client = new MqttClientFactory().CreateMqttClient();
        await Should.ThrowAsync<MqttCommunicationException>(() => client.ConnectAsync(Clients.Options(_broker).Build()).WaitAsync(Clients.Deadline));
    }

    [Fact]
    public async Task ConnectAsync_TlsToAPlainPort_Fails()
    {
        await using var plain = await TestBroker.StartAsync();
        using var client = new MqttClientFactory().CreateMqttClient();
        var options = Clients.Options(plain).WithTlsOptions(o => o.WithTrustChain([_authority]).WithRevocationMode(X509RevocationMode.NoCheck)).Build();
        await Should.ThrowAsync<MqttCommunicationException>(() => client.ConnectAsync(options).WaitAsync(Clients.Deadline));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ConnectAsync_HandlerOfCertificates_DecidesInstead(bool accepts)
    {
        using var own = Issue("CN=station", RSA.Create(2048));
        using var other = MakeAuthority("CN=Other CA");
        using var client = new MqttClientFactory().CreateMqttClient();
        var seen = new List<(string Subject, SslPolicyErrors Errors)>();
        Task<MqttClientConnectResult> Connect() => client.ConnectAsync(Options(o => o.WithClientCertificates([own]).WithTrustChain([other]).WithCertificateValidationHandler(e =>
        {
            seen.Add((e.Certificate!.Subject, e.SslPolicyErrors));
            e.Chain!.ChainElements.Count.ShouldBeGreaterThan(0);
            return accepts;
        })));
        if (accepts)
        {
            (await Connect()).ResultCode.ShouldBe(MqttClientConnectResultCode.Success);
        }
        else
        {
            await Should.ThrowAsync<MqttCommunicationException>(Connect);
        }
        seen.ShouldBe([("CN=broker", SslPolicyErrors.RemoteCertificateChainErrors)]);
    }

    [Fact]
    public async Task ConnectAsync_HandlerSeesNoError_WhenThereIsNone()
    {
        using var own = Issue("CN=station", RSA.Create(2048));
        using var client = new MqttClientFactory().CreateMqttClient();
        var seen = SslPolicyErrors.RemoteCertificateNotAvailable;
        await client.ConnectAsync(Options(o => o.WithClientCertificates([own]).WithCertificateValidationHandler(e =>
        {
            seen = e.SslPolicyErrors;
            return true;
        })));
        seen.ShouldBe(SslPolicyErrors.None);
    }

    [Fact]
    public async Task ConnectAsync_HandlerThrows_FailsWithThatInside()
    {
        using var own = Issue("CN=station", RSA.Create(2048));
        using var client = new MqttClientFactory().CreateMqttClient();
        var options = Options(o => o.WithClientCertificates([own]).WithCertificateValidationHandler(_ => throw new InvalidOperationException("not this one")));
        var error = await Should.ThrowAsync<MqttCommunicationException>(() => client.ConnectAsync(options));
        error.InnerException.ShouldBeOfType<InvalidOperationException>().Message.ShouldBe("not this one");
    }

    [Fact]
    public async Task ConnectAsync_RevocationCheckAskedFor_SaysThatThereIsNone()
    {
        using var client = new MqttClientFactory().CreateMqttClient();
        var options = Clients.Options(_broker).WithTlsOptions(o => o.WithTrustChain([_authority])).Build();
        (await Should.ThrowAsync<NotSupportedException>(() => client.ConnectAsync(options))).Message.ShouldContain("NoCheck");
    }

    private MqttClientOptions Options(Action<MqttClientTlsOptionsBuilder> configure) => Clients.Options(_broker).WithTlsOptions(o =>
    {
        o.WithTrustChain([_authority]).WithRevocationMode(X509RevocationMode.NoCheck);
        configure(o);
    }).Build();

    private static X509Certificate2 MakeAuthority(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        return request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
    }

    private X509Certificate2 Issue(string name, AsymmetricAlgorithm key, bool ip = false)
    {
        var request = key is RSA rsa
            ? new CertificateRequest(name, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest(name, (ECDsa)key, HashAlgorithmName.SHA256);
        if (ip)
        {
            var names = new SubjectAlternativeNameBuilder();
            names.AddIpAddress(IPAddress.Loopback);
            names.AddDnsName("broker.example");
            request.CertificateExtensions.Add(names.Build());
        }
        var generator = X509SignatureGenerator.CreateForRSA(_authority.GetRSAPrivateKey()!, RSASignaturePadding.Pkcs1);
        using var issued = request.Create(_authority.SubjectName, generator, _authority.NotBefore, _authority.NotAfter, RandomNumberGenerator.GetBytes(8));
        return key is RSA own ? issued.CopyWithPrivateKey(own) : issued.CopyWithPrivateKey((ECDsa)key);
    }
}
