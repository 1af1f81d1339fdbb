namespace Complaints.Workflow.Running;

/// <summary>What happens when an activity fails, and how it is tried again.</summary>
internal sealed partial class Burst
{
    /// <summary>
    /// Tries failed activities again. A faulted instance gets back what it waited for: the same tasks, timers and
    /// events under fresh ids, because the old ones were withdrawn when it failed.
    /// </summary>
    /// <returns>False if there is no such incident.</returns>
    public bool Retry(string? incidentId)
    {
        var failed = _tokens.All().FindAll(t => t.Incident is { } incident && (incidentId is null || incident.Id == incidentId));
        if (failed.Count == 0)
        {
            return false;
        }

        foreach (var token in failed)
        {
            _log.Retried(token.Incident!);
            _tokens.Put(token with { Incident = null });
        }

        if (_status == InstanceStatus.Faulted)
        {
            _status = InstanceStatus.Running;
            Reopen();
        }
        else
        {
            failed.ForEach(token => _ready.Enqueue(token.Key));
        }

        return true;
    }

    private void Reopen()
    {
        foreach (var token in _tokens.All())
        {
            if (token.Wait is { } wait and not ChildWait)
            {
                wait = wait with { Id = _around.NewId() };
                _tokens.Put(_tokens.Find(token.Key)! with { Wait = wait });
                if (wait is HumanTask task)
                {
                    TellId(token, task);
                }

                _log.Opened(wait);
            }
            else if (token is { Wait: null, Via: null, Incident: null } && !_tokens.HasInside(token.Key))
            {
                _ready.Enqueue(token.Key);
            }
        }
    }

    private void DropAnswerIf(bool startsOver, Token token)
    {
        if (startsOver)
        {
            _tokens.Put(_tokens.Find(token.Key)! with { Answer = null });
        }
    }

    private void Fault(Token token, Remark remark, string? details)
    {
        var incident = new Incident(_around.NewId(), token.ActivityId, Definition.FindActivity(token.ActivityId)!.Type, remark, details, Now);
        _tokens.Put(_tokens.Find(token.Key)! with { Incident = incident });
        _log.Raised(incident);
        if (!Definition.ContinuesWithIncidents)
        {
            Stop();
        }
    }

    /// <summary>Nothing goes on. What it waited for is withdrawn, except processes it started: these know nothing of it.</summary>
    private void Stop()
    {
        if (_status != InstanceStatus.Running)
        {
            return;
        }

        _status = InstanceStatus.Faulted;
        foreach (var token in _tokens.All().Where(t => t.Wait is not null and not ChildWait))
        {
            _log.Withdrawn(token.Wait!);
        }
    }
}
