using AnyShot.Edge.Observability;
using AnyShot.Edge.Security;
using AnyShot.Edge.Tests.Dashboard.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace AnyShot.Edge.Tests.Security;

public sealed class UserDirectoryTests : IDisposable
{
    private const string Right = "correct horse";
    private static readonly string s_thumbprint = new('A', 64);
    private static readonly string s_stored = PasswordHash.Of(Right).ToString();

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("anyshot-users-");
    private readonly AlarmBoard _alarms = new(TimeProvider.System);
    private readonly UserDirectory _users;

    public UserDirectoryTests() => _users = new UserDirectory(File_, _alarms, new OffsetClock(), NullLogger<UserDirectory>.Instance);

    private string File_ => Path.Combine(_folder.FullName, "users.json");

    public void Dispose()
    {
        _users.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Authenticate_NameAndPassword_GivesTheUserOnlyWhenTheyBelongTogether()
    {
        Write(new UserEntry("anna", Role.Engineer, s_stored), new UserEntry("plc", Role.Technician, null, [s_thumbprint]));

        (await _users.AuthenticateAsync("anna", Right, default)).ShouldBe(new User("anna", Role.Engineer));
        (await _users.AuthenticateAsync("ANNA", Right, default)).ShouldBe(new User("anna", Role.Engineer));
        (await _users.AuthenticateAsync("anna", Right, default)).ShouldBe(new User("anna", Role.Engineer), "remembered");
        (await _users.AuthenticateAsync("anna", "wrong horse", default)).ShouldBeNull();
        (await _users.AuthenticateAsync("nobody", Right, default)).ShouldBeNull();
        (await _users.AuthenticateAsync("plc", "", default)).ShouldBeNull();
        (await _users.AuthenticateAsync(new string('x', 5000), new string('y', 5000), default)).ShouldBeNull();
    }

    [Fact]
    public void ByCertificate_ThumbprintInEitherForm_GivesTheUser()
    {
        Write(new UserEntry("plc", Role.Technician, null, [s_thumbprint]));

        _users.ByCertificate(string.Join(':', Enumerable.Repeat("aa", 32))).ShouldBe(new User("plc", Role.Technician));
        _users.ByCertificate(new string('B', 64)).ShouldBeNull();
        _users.ByCertificate("").ShouldBeNull();
        _users.ByName("plc").ShouldBe(new User("plc", Role.Technician));
        _users.ByName("anna").ShouldBeNull();
    }

    [Fact]
    public async Task Change_OfTheFile_CountsAtOnce()
    {
        _users.ByName("anna").ShouldBeNull("there is no file yet");
        Write(new UserEntry("anna", Role.Viewer, s_stored));
        (await _users.AuthenticateAsync("anna", Right, default)).ShouldNotBeNull();

        Write(new UserEntry("anna", Role.Administrator, PasswordHash.Of("another horse").ToString()), new UserEntry("ben", Role.Viewer, s_stored));
        (await _users.AuthenticateAsync("anna", Right, default)).ShouldBeNull("a remembered password goes with the old file");
        _users.ByName("anna").ShouldBe(new User("anna", Role.Administrator));

        File.Delete(File_);
        _users.ByName("anna").ShouldBeNull();
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"version":2,"users":[]}""")]
    [InlineData("""{"version":1,"users":[{"name":"a","role":"chief"}]}""")]
    [InlineData("""{"version":1,"users":[{"name":"a","role":3}]}""")]
    [InlineData("""{"version":1,"users":[{"name":"a:b","role":"viewer"}]}""")]
    [InlineData("""{"version":1,"users":[{"name":"a","role":"viewer"},{"name":"A","role":"viewer"}]}""")]
    [InlineData("""{"version":1,"users":[{"name":"a","role":"viewer","password":"secret-in-the-clear"}]}""")]
    [InlineData("""{"version":1,"users":[{"name":"a","role":"viewer","password":"pbkdf2-sha256$1000$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="}]}""")]
    [InlineData("""{"version":1,"users":[{"name":"a","role":"viewer","certificates":["12"]}]}""")]
    [InlineData("""{"version":1,"users":[null]}""")]
    [InlineData("""{"version":1,"users":[{"name":"a","role":"viewer","certificates":[null]}]}""")]
    [InlineData("""{"version":1,"users":[{"name":"a","role":"viewer","rights":"all"}]}""")]
    public void Change_ThatCannotBeUsed_KeepsTheUsersFromBeforeAndRaisesAnAlarm(string text)
    {
        Write(new UserEntry("anna", Role.Engineer, s_stored));
        _users.ByName("anna").ShouldNotBeNull();

        File.WriteAllText(File_, text);
        _users.ByName("anna").ShouldNotBeNull();
        var alarm = _alarms.Current.ShouldHaveSingleItem();
        alarm.Id.ShouldBe(UserDirectory.AlarmId);
        alarm.Sentence.ShouldContain(File_);
        alarm.Sentence.ShouldNotContain("secret-in-the-clear");

        Write(new UserEntry("ben", Role.Viewer, s_stored));
        _users.ByName("anna").ShouldBeNull();
        _alarms.Current.ShouldBeEmpty();
    }

    [Fact]
    public void Write_File_MayBeReadByItsOwnerOnly()
    {
        Write(new UserEntry("anna", Role.Engineer, s_stored));
        OwnersFile.IsPrivate(File_).ShouldBeTrue();
        File.ReadAllText(File_).ShouldNotContain(Right);
        _folder.GetFiles().ShouldHaveSingleItem();
    }

    private void Write(params UserEntry[] users) => UsersFile.Write(File_, users);
}
