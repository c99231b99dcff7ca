"""How the trainers of whole encoders (tune.py, close.py) go downhill: a rate that rises and falls, and steps that are never too long."""
import torch

LONGEST_STEP = 1.0


def schedule_of(optimizer, steps, warm_up, least):
    """The rate rises over `warm_up` steps and falls from there to the last, never below `least` of it."""
    return torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda at: min((at + 1) / warm_up, max(least, (steps - at) / max(1, steps - warm_up)))
    )


def step_down(loss, learnt, optimizer):
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(learnt, LONGEST_STEP)
    optimizer.step()


def descend(loss, learnt, optimizer, schedule):
    step_down(loss, learnt, optimizer)
    schedule.step()


class Descent:
    """The same by progress, from 0 to 1, for who would rather end by the clock than by a number of steps."""

    WARM_UP, LEAST = 0.06, 0.02

    def __init__(self, groups, decay=0.01):
        """`groups`: (parameters, their highest rate)."""
        self.learnt = [parameter for parameters, _ in groups for parameter in parameters]
        self.optimizer = torch.optim.AdamW([{"params": parameters, "lr": rate} for parameters, rate in groups], weight_decay=decay)
        self.rates = [rate for _, rate in groups]

    def step(self, loss, progress):
        share = min((progress + 1e-3) / self.WARM_UP, max(self.LEAST, (1 - progress) / (1 - self.WARM_UP)))
        for group, rate in zip(self.optimizer.param_groups, self.rates):
            group["lr"] = share * rate
        step_down(loss, self.learnt, self.optimizer)


class Average:
    """The running mean of a module's weights: steadier than the last step's."""

    def __init__(self, module, keeps=0.998):
        self.keeps, self.steps = keeps, 0
        self.state = {name: value.detach().clone().float() for name, value in module.state_dict().items()}

    @torch.no_grad()
    def add(self, module):
        self.steps += 1
        keeps = min(self.keeps, self.steps / (self.steps + 20))
        now = module.state_dict()
        own = list(self.state.values())
        torch._foreach_mul_(own, keeps)
        torch._foreach_add_(own, [now[name].float() for name in self.state], alpha=1 - keeps)
