using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace AnyShot.Edge.Tests.Dashboard.Support;

/// <summary>Somebody with a browser's cookies.</summary>
internal sealed class HttpPerson : IDisposable
{
    private readonly HttpClientHandler _handler = new() { CookieContainer = new CookieContainer() };

    public HttpPerson(string address) => Client = new HttpClient(_handler) { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(120) };

    public HttpClient Client { get; }

    public string? CsrfToken { get; private set; }

    /// <summary>The Set-Cookie header of the last login.</summary>
    public string SetCookie { get; private set; } = "";

    public async Task<HttpStatusCode> LogInAsync(string name, string password = "right")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/session") { Content = JsonContent.Create(new { name, password }) };
        request.Headers.Add("X-AnyShot-Csrf", CsrfToken ?? "");
        using var response = await Client.SendAsync(request);
        SetCookie = response.Headers.TryGetValues("Set-Cookie", out var cookies) ? string.Join(' ', cookies) : "";
        if (response.IsSuccessStatusCode)
        {
            var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
            answer.GetProperty("name").GetString().ShouldBe(name);
            CsrfToken = answer.GetProperty("csrfToken").GetString();
        }

        return response.StatusCode;
    }

    public async Task<HttpStatusCode> GetAsync(string path)
    {
        using var response = await Client.GetAsync(path);
        return response.StatusCode;
    }

    public async Task<HttpStatusCode> SendAsync(HttpMethod method, string path, string? token)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = method == HttpMethod.Post ? JsonContent.Create(new { camera = "side" }) : null;
        if (token is not null)
        {
            request.Headers.Add("X-AnyShot-Csrf", token);
        }

        using var response = await Client.SendAsync(request);
        return response.StatusCode;
    }

    public void Dispose()
    {
        Client.Dispose();
        _handler.Dispose();
    }
}
