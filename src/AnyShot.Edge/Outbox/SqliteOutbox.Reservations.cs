using Microsoft.Data.Sqlite;

namespace AnyShot.Edge.Outbox;

/// <content>Ids that are given out before the verdict, and counts that survive a restart.</content>
public sealed partial class SqliteOutbox
{
    /// <inheritdoc/>
    public long Reserve(string camera, string partId)
    {
        lock (_writeGate)
        {
            var reservation = new Reservation(_nextId, camera, partId, _time.GetUtcNow());
            try
            {
                _highWater.Cover(_nextId, _nextId);
                Transact(() =>
                {
                    _writer.Reserve(reservation);
                    _writer.TakeIds(_nextId + 1, default);
                });
            }
            catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
            {
                throw Refuse(Sentence(e), e);
            }

            _reserved.Add(_nextId, reservation);
            return _nextId++;
        }
    }

    /// <inheritdoc/>
    public void Release(long inspectionId)
    {
        lock (_writeGate)
        {
            if (!_reserved.Remove(inspectionId))
            {
                return;
            }

            // The newest one is given to the next part, so that a refused trigger leaves no hole.
            _nextId = inspectionId == _nextId - 1 ? inspectionId : _nextId;
            try
            {
                Transact(() =>
                {
                    _writer.Release(inspectionId);
                    _writer.TakeIds(_nextId, default);
                });
            }
            catch (SqliteException e)
            {
                // While the row is there the sinks wait for this id; the upkeep tries again, and the id must not be given out meanwhile.
                _nextId = Math.Max(_nextId, inspectionId + 1);
                _unreleased.Enqueue(inspectionId);
                LogOwed(Sentence(e));
            }
        }

        Signal();
    }

    /// <inheritdoc/>
    public IReadOnlyList<Reservation> Reserved()
    {
        lock (_writeGate)
        {
            return [.. _reserved.Values];
        }
    }

    /// <inheritdoc/>
    public long Tally(string name)
    {
        lock (_writeGate)
        {
            return _tallies.GetValueOrDefault(name);
        }
    }

    /// <inheritdoc/>
    public void AddTally(string name)
    {
        lock (_writeGate)
        {
            _tallies[name] = _tallies.GetValueOrDefault(name) + 1;
            try
            {
                Transact(() => _writer.AddTally(name));
            }
            catch (SqliteException e)
            {
                LogOwed(Sentence(e));
            }
        }
    }
}
