using AnyShot.Edge.Hosting;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Security;
using AnyShot.Edge.Tests.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace AnyShot.Edge.Tests.Commands;

public sealed class UsersCommandTests : IDisposable
{
    private readonly AgentBench _bench = new();
    private readonly UserDirectory _users;

    public UsersCommandTests() =>
        _users = new UserDirectory(Path.Combine(_bench.Folder, "state", "users.json"), new AlarmBoard(TimeProvider.System), TimeProvider.System, NullLogger<UserDirectory>.Instance);

    public void Dispose()
    {
        _users.Dispose();
        _bench.Dispose();
    }

    [Fact]
    public async Task Users_AddPasswordRemove_TakeEffect()
    {
        Run("add", "anna", "--role", "engineer", "--password-file", Password("correct horse")).ShouldBe(ExitCodes.Success);
        (await _users.AuthenticateAsync("anna", "correct horse", default)).ShouldBe(new User("anna", Role.Engineer));

        Run("password", "anna", "--password-file", Password("another horse")).ShouldBe(ExitCodes.Success);
        (await _users.AuthenticateAsync("anna", "correct horse", default)).ShouldBeNull();
        (await _users.AuthenticateAsync("anna", "another horse", default)).ShouldBe(new User("anna", Role.Engineer));

        Run("list").ShouldBe(ExitCodes.Success);
        Run("remove", "anna").ShouldBe(ExitCodes.Success);
        _users.ByName("anna").ShouldBeNull();
    }

    [Fact]
    public void Users_WrongUsage_EndsWithTwoAndChangesNothing()
    {
        Run("add", "anna", "--role", "chief", "--password-file", Password("correct horse")).ShouldBe(ExitCodes.Usage);
        Run("add", "an:na", "--role", "viewer", "--password-file", Password("correct horse")).ShouldBe(ExitCodes.Usage);
        Run("add", "anna", "--role", "viewer", "--password-file", Password("short")).ShouldBe(ExitCodes.Usage);
        Run("add", "anna", "--role", "viewer", "--password-file", "/nowhere/password").ShouldBe(ExitCodes.Usage);
        Run("add", "anna", "--role", "viewer", "--no-password").ShouldBe(ExitCodes.Usage);
        Run("add", "anna", "--role", "viewer", "--password", "in the clear").ShouldBe(ExitCodes.Usage);
        Run("remove", "anna").ShouldBe(ExitCodes.Usage);
        Run("password", "anna", "--password-file", Password("correct horse")).ShouldBe(ExitCodes.Usage);
        File.Exists(Path.Combine(_bench.Folder, "state", "users.json")).ShouldBeFalse();
    }

    private string Password(string password)
    {
        var file = Path.Combine(_bench.Folder, "password");
        File.WriteAllText(file, password + "\n");
        return file;
    }

    private int Run(params string[] arguments) =>
        (int)typeof(AgentHost).Assembly.EntryPoint!.Invoke(null, [(string[])["users", .. arguments, "--config", _bench.File]])!;
}
