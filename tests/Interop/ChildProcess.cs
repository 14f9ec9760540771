using System.Collections.Concurrent;
using System.Diagnostics;

namespace AnyShot.Interop.Tests;

/// <summary>A real process whose output lines can be waited for. Killed with the test.</summary>
internal class ChildProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly SemaphoreSlim _news = new(0);

    protected ChildProcess(string file, IEnumerable<string> arguments, Action<string>? onLine = null, bool takesInput = false)
    {
        var start = new ProcessStartInfo(file) { RedirectStandardInput = takesInput, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository.Root };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, e) => Take(e.Data, onLine);
        _process.ErrorDataReceived += (_, e) => Take(e.Data, null);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public IReadOnlyCollection<string> Lines => _lines;

    public string Output => string.Join('\n', _lines);

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public static ChildProcess Start(string file, params string[] arguments) => new(file, arguments);

    /// <summary>Waits until a line contains the text; fails with all of the output after the deadline.</summary>
    public Task WaitForLineAsync(string text, TimeSpan? deadline = null) => WaitForAsync(() => _lines.Any(l => l.Contains(text, StringComparison.Ordinal)), $"a line with \"{text}\"", deadline);

    /// <summary>Waits for a condition that new output can make true.</summary>
    public Task WaitForAsync(Func<bool> condition, string what, TimeSpan? deadline = null) => WaitForAsync(condition, () => what, deadline);

    /// <inheritdoc cref="WaitForAsync(Func{bool}, string, TimeSpan?)" />
    public async Task WaitForAsync(Func<bool> condition, Func<string> what, TimeSpan? deadline = null)
    {
        var limit = Stopwatch.StartNew();
        var longest = deadline ?? TimeSpan.FromSeconds(30);
        while (!condition())
        {
            if (limit.Elapsed > longest)
            {
                throw new TimeoutException($"{_process.StartInfo.FileName} did not show {what()} within {longest.TotalSeconds} s; its last lines: {string.Join('\n', _lines.TakeLast(40))}");
            }

            await _news.WaitAsync(TimeSpan.FromMilliseconds(100));
        }
    }

    /// <summary>Gives the process a line on its input.</summary>
    protected Task SendAsync(string line) => _process.StandardInput.WriteLineAsync(line);

    /// <summary>SIGKILL: no goodbye, no flush.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, then waits for the end.</summary>
    public async Task<int> TerminateAsync(TimeSpan? deadline = null)
    {
        if (!_process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync();
        }

        return await WaitForExitAsync(deadline ?? TimeSpan.FromSeconds(10));
    }

    public async Task<int> WaitForExitAsync(TimeSpan deadline)
    {
        using var limit = new CancellationTokenSource(deadline);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"{_process.StartInfo.FileName} did not end within {deadline.TotalSeconds} s; its last lines: {string.Join('\n', _lines.TakeLast(40))}");
        }

        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
        _news.Dispose();
        GC.SuppressFinalize(this);
    }

    private void Take(string? line, Action<string>? onLine)
    {
        if (line is null)
        {
            return;
        }

        if (onLine is null)
        {
            _lines.Enqueue(line);
        }
        else
        {
            onLine(line);
        }

        try
        {
            _news.Release();
        }
        catch (ObjectDisposedException)
        {
            // The last line may come after the test let go of the process.
        }
    }
}
