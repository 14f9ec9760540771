using AnyShot.Edge.Configuration;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Tests.Security;

public sealed class SecretTests : IDisposable
{
    // Names of its own, because the environment is the whole process's.
    private const string Variable = "ANYSHOT_SECRET_TEST";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("anyshot-secret-");
    private readonly DeviceConfiguration _configuration;

    public SecretTests() => _configuration = new DeviceConfiguration(new AgentOptions(), Path.Combine(_folder.FullName, "device.json"), 1);

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Variable, null);
        Environment.SetEnvironmentVariable(Secret.CredentialsDirectory, null);
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void Read_File_IsItsFirstLineAnew()
    {
        var file = Path.Combine(_folder.FullName, "password");
        File.WriteAllText(file, "first\r\nsecond\n");
        Secret.Mistake("password", _configuration).ShouldBeNull();
        Secret.Read("password", _configuration).ShouldBe("first");
        File.WriteAllText(file, "other");
        Secret.Read("password", _configuration).ShouldBe("other");
    }

    [Fact]
    public void Read_Environment_IsItsValue()
    {
        Secret.Mistake($"env:{Variable}", _configuration)!.ShouldContain(Variable);
        Should.Throw<IOException>(() => Secret.Read($"env:{Variable}", _configuration)).Message.ShouldContain(Variable);
        Environment.SetEnvironmentVariable(Variable, "from outside");
        Secret.Mistake($"env:{Variable}", _configuration).ShouldBeNull();
        Secret.Read($"env:{Variable}", _configuration).ShouldBe("from outside");
    }

    [Fact]
    public void Read_Credential_ComesFromTheServicesFolder()
    {
        Secret.Mistake("credential:mqtt", _configuration).ShouldBeNull("nobody can know outside the service");
        Should.Throw<IOException>(() => Secret.Read("credential:mqtt", _configuration)).Message.ShouldContain("systemd");

        Environment.SetEnvironmentVariable(Secret.CredentialsDirectory, _folder.FullName);
        Secret.Mistake("credential:mqtt", _configuration)!.ShouldContain("no credential \"mqtt\"");
        File.WriteAllText(Path.Combine(_folder.FullName, "secret_mqtt"), "of a folder\n");
        Secret.Read("credential:mqtt", _configuration).ShouldBe("of a folder");
        File.WriteAllText(Path.Combine(_folder.FullName, "mqtt"), "of its own\n");
        Secret.Read("credential:mqtt", _configuration).ShouldBe("of its own");
    }

    [Theory]
    [InlineData("credential:")]
    [InlineData("credential:../../etc/shadow")]
    [InlineData("credential:..")]
    [InlineData("nowhere")]
    public void Read_WrongReference_SaysSo(string reference)
    {
        Secret.Mistake(reference, _configuration).ShouldNotBeNull();
        Should.Throw<IOException>(() => Secret.Read(reference, _configuration));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\nsecond line")]
    public void Read_EmptyFirstLine_SaysSo(string text)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "empty"), text);
        Should.Throw<IOException>(() => Secret.Read("empty", _configuration)).Message.ShouldContain("empty first line");
    }

    [Fact]
    public void Read_EndlessFile_IsBounded()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "long"), new string('x', 100_000));
        Should.Throw<IOException>(() => Secret.Read("long", _configuration)).Message.ShouldContain("longer than");
    }
}
